namespace De06Assistant.Knowledge.Search;

/// <summary>Where the decision turns. Set on the development questions of tests/eval, never on the test questions.</summary>
internal static class Thresholds
{
    /// <summary>Share of the belief that is outside the assistant's business, from which it declines: low, because a wrong answer costs more than a "please ask the desk".</summary>
    public const float Outside = 0.1f;

    /// <summary>Least probability of the likeliest single subject outside, without which it does not decline: a doubt spread thinly over all of them is a doubt between topics.</summary>
    public const float OneOutside = 0.035f;

    /// <summary>Least probability of a topic that is answered.</summary>
    public const float Answer = 0.1f;

    /// <summary>Least probability of small talk.</summary>
    public const float SmallTalk = 0.5f;

    /// <summary>Clarify when the second topic has more than this share of the first one's probability …</summary>
    public const float ClarifyRatio = 0.9f;

    /// <summary>… and the first one's is below this.</summary>
    public const float ClarifyBelow = 0.35f;

    /// <summary>Least share of the question's words that the plan's passage must know.</summary>
    public const float PlanCoverage = 0.3f;

    /// <summary>The same where the model has no doubt that the plan is meant.</summary>
    public const float PlanCoverageWhenMeant = 0.24f;

    /// <summary>The most that the model's belief in another topic counts against the plan, as log-odds.</summary>
    public const float MostAgainstPlan = 8f;

    /// <summary>What full coverage by a plan's passage adds to the plan's log-odds against the best topic.</summary>
    public const float PlanEvidence = 5f;

    /// <summary>What each plan wording adds to them …</summary>
    public const float PlanWording = 2.5f;

    /// <summary>… up to this many.</summary>
    public const float MostPlanWordings = 2f;

    /// <summary>What naming the locality adds to them.</summary>
    public const float PlanLocalityNamed = 2f;

    /// <summary>Least share of the probability of all that is outside the assistant's business that the plan must have.</summary>
    public const float PlanOverOutside = 0.2f;

    /// <summary>The plan's probability from which a question is about it even when the plan has no text on it.</summary>
    public const float PlanAlone = 0.4f;

    /// <summary>Keeps a logarithm finite.</summary>
    public const float Least = 1e-6f;
}
