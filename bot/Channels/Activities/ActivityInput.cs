namespace De06Assistant.Bot.Channels.Activities;

/// <summary>What an activity that came in wants.</summary>
internal abstract record ActivityInput
{
    private ActivityInput()
    {
    }

    /// <summary>An answer to a question.</summary>
    public sealed record Question(string Text) : ActivityInput;

    /// <summary>To say how good an answer was.</summary>
    /// <param name="Message">The activity, or the turn, that is rated; null when it is not said.</param>
    /// <param name="Score">1 to 5.</param>
    public sealed record Rating(string? Message, int Score, string? Comment) : ActivityInput;

    /// <summary>To leave a question for a person: the form of <see cref="LeaveCard"/>, filled in.</summary>
    public sealed record LeftQuestion(string? Text, string? TurnId, string? Name, string? Phone) : ActivityInput;

    /// <summary>Someone has come in and is to be welcomed.</summary>
    public sealed record Joined : ActivityInput;

    /// <summary>Something was sent that is no text: a picture, a file.</summary>
    public sealed record File : ActivityInput;

    /// <summary>Nothing.</summary>
    public sealed record Nothing : ActivityInput;
}
