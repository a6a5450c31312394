using System.Text.Json;

namespace De06Assistant.Indexer;

/// <summary>A line of a question set.</summary>
/// <param name="Label">A slug, "plan", "OUT" or "OTHER-TTHC".</param>
/// <param name="AlsoFacets">Further facets of the topic that answer as well.</param>
/// <param name="Also">Further topics that are as right.</param>
/// <param name="Expect">Strings that the answer must contain.</param>
/// <param name="Any">Whether one of them is enough.</param>
/// <param name="Kind">How it is asked; "notinplan" when the right answer is that the plan does not say.</param>
internal sealed record EvalQuestion(string Id, string Q, string Label, string? Facet, IReadOnlyList<string>? AlsoFacets, string? Locality, IReadOnlyList<string>? Also, IReadOnlyList<string>? Expect, bool Any, string? Kind)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public bool IsAnsweredBySilence => Kind == "notinplan";

    public bool IsInScope => Label is not ("OUT" or "OTHER-TTHC");

    /// <summary>Reads a question set.</summary>
    /// <exception cref="UnusableInputException">A line is no question; the message names it.</exception>
    public static List<EvalQuestion> Read(string path)
    {
        var questions = new List<EvalQuestion>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                var question = JsonSerializer.Deserialize<EvalQuestion>(line, Json);
                if (question is not { Id: not null, Q: not null, Label: not null }) throw new JsonException("thiếu id, q hoặc label");
                questions.Add(question);
            }
            catch (JsonException fault)
            {
                throw new UnusableInputException($"{path}:{number}: không phải một câu hỏi: {fault.Message}");
            }
        }
        return questions;
    }
}
