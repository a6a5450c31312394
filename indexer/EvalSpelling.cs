using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Indexer;

/// <summary>How the questions of a set are typed: as they stand, with slips of the finger, without diacritics.</summary>
/// <param name="Folded">Without diacritics.</param>
/// <param name="Typos">With <see cref="TypingSlips"/>; they come before the diacritics go.</param>
internal sealed record EvalSpelling(bool Folded, bool Typos)
{
    public static EvalSpelling AsWritten { get; } = new(Folded: false, Typos: false);

    public string Of(EvalQuestion question)
    {
        var text = Typos ? TypingSlips.Apply(question.Id, question.Q) : question.Q;
        return Folded ? Folding.Fold(Normalizer.Normalize(text).Text) : text;
    }
}
