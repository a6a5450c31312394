namespace De06Assistant.Knowledge.Authoring;

/// <summary>The words by which a citizen steers a conversation: lexicon/dialogue.yaml.</summary>
/// <param name="Commands">Whole utterances that are commands.</param>
/// <param name="Numbers">How a number is said: "2" → "hai", "thứ hai".</param>
/// <param name="ChoiceWords">Words that may stand around a number that chooses: "số", "cái", "chọn".</param>
/// <param name="Particles">Words that add nothing: "ạ", "nhé", "đi".</param>
/// <param name="Continuing">Words that tie a question to what was said before: "thế", "vậy".</param>
/// <param name="Switching">Words that go over to something else of the same kind: "còn", "vậy còn".</param>
/// <param name="Cases">Words that put a case: "thì sao", "nếu".</param>
/// <param name="Joining">Words between two questions of one message: "và", "với lại".</param>
/// <param name="Asking">Words that make a clause a question: "gì", "đâu", "bao nhiêu".</param>
/// <param name="Languages">Common words of other languages.</param>
public sealed record DialogueLexicon(
    IReadOnlyList<DialogueCommand> Commands,
    IReadOnlyList<SpokenNumber> Numbers,
    IReadOnlyList<string> ChoiceWords,
    IReadOnlyList<string> Particles,
    IReadOnlyList<string> Continuing,
    IReadOnlyList<string> Switching,
    IReadOnlyList<string> Cases,
    IReadOnlyList<string> Joining,
    IReadOnlyList<string> Asking,
    IReadOnlyList<LanguageWords> Languages);

/// <summary>A command and how people say it. "#" in an example stands for a number.</summary>
public sealed record DialogueCommand(string Command, string Label, IReadOnlyList<string> Examples);

/// <summary>A number as people say it; -1 is the last.</summary>
public sealed record SpokenNumber(int Value, IReadOnlyList<string> Say);

/// <summary>Words that occur in nearly every sentence of a language.</summary>
public sealed record LanguageWords(string Language, IReadOnlyList<string> Words);

/// <summary>The commands that the program acts on; lexicon/dialogue.yaml has to have examples for each.</summary>
public static class DialogueCommands
{
    /// <summary>One step back.</summary>
    public const string Back = "quay-lai";

    /// <summary>Forget what was said.</summary>
    public const string Restart = "bat-dau-lai";

    /// <summary>More detail.</summary>
    public const string More = "noi-ro-hon";

    /// <summary>The first sentence only.</summary>
    public const string Brief = "ngan-gon";

    /// <summary>Start the checklist of the topic.</summary>
    public const string StartChecklist = "lap-danh-sach";

    /// <summary>Go on with the checklist.</summary>
    public const string ContinueChecklist = "tiep-tuc-danh-sach";

    /// <summary>Leave the checklist.</summary>
    public const string LeaveChecklist = "thoi-danh-sach";

    /// <summary>Change an answer; which one is asked.</summary>
    public const string ChangeAnswer = "sua-cau-tra-loi";

    /// <summary>Change the answer to a question by its number.</summary>
    public const string ChangeNumbered = "doi-cau";

    /// <summary>Leave the question for a person.</summary>
    public const string LeaveQuestion = "de-lai-cau-hoi";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Back, Restart, More, Brief, StartChecklist, ContinueChecklist, LeaveChecklist, ChangeAnswer, ChangeNumbered, LeaveQuestion];
}
