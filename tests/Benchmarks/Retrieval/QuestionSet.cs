using De06Assistant.Indexer;

namespace De06Assistant.Benchmarks.Retrieval;

/// <summary>A file of questions, by its name.</summary>
internal sealed record QuestionSet(string Name, IReadOnlyList<EvalQuestion> Questions)
{
    public static QuestionSet Read(string path) => new(Path.GetFileName(path), EvalQuestion.Read(path));
}

/// <summary>A way of typing the questions, and its name in the tables.</summary>
internal sealed record Variant(string Name, EvalSpelling Spelling)
{
    public static IReadOnlyList<Variant> All { get; } =
    [
        new("gõ như trong bộ câu hỏi", EvalSpelling.AsWritten),
        new("bỏ hết dấu", new EvalSpelling(Folded: true, Typos: false)),
        new("gõ sai vài chỗ", new EvalSpelling(Folded: false, Typos: true)),
    ];
}
