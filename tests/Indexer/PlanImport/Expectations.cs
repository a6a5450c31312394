using System.Text.RegularExpressions;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Vietnamese;
using YamlDotNet.Serialization;

namespace De06Assistant.Tests.Indexer.PlanImport;

/// <summary>An item that the importer must find.</summary>
internal sealed record Expectation(string In, string Words, IReadOnlyDictionary<string, string?>? Values, string? Lead, string? Due, bool HasLead);

/// <summary>How many items were expected, and which of them were not found with all their figures, lead and deadline.</summary>
internal sealed record Accuracy(int Expected, IReadOnlyList<string> Misses)
{
    public double Share => Expected == 0 ? 1 : 1 - (double)Misses.Count / Expected;
}

/// <summary>Compares an imported plan with what was read out of the same document by hand.</summary>
internal static partial class Expectations
{
    public static Accuracy OfTargets(string locality, Plan plan) => Compare(
        Read(locality, "targets"), plan.Targets, target => target.Section, target => target.Indicator + " " + target.Note,
        (expected, target) => SameValues(expected.Values!, target.Values) && (!expected.HasLead || Same(expected.Lead, target.FollowUp)));

    public static Accuracy OfTasks(string locality, Plan plan) => Compare(
        Read(locality, "tasks"), plan.Tasks, task => task.Section, task => task.Title,
        (expected, task) => Same(expected.Lead, task.Lead) && Same(expected.Due, task.Due));

    private static Accuracy Compare<T>(List<Expectation> expectations, IReadOnlyList<T> items, Func<T, string> section, Func<T, string> text, Func<Expectation, T, bool> isRight)
    {
        var left = items.ToList();
        var misses = new List<string>();
        foreach (var expected in expectations)
        {
            var found = left.Where(item => Fold(section(item)) == Fold(expected.In) && Fold(text(item)).Contains(Fold(expected.Words), StringComparison.Ordinal)).ToList();
            var right = found.FindIndex(item => isRight(expected, item));
            if (right >= 0) left.Remove(found[right]);
            else misses.Add($"{expected.In}: {expected.Words}{(found.Count == 0 ? ": not found" : ": " + found[0])}");
        }
        return new Accuracy(expectations.Count, misses);
    }

    private static bool SameValues(IReadOnlyDictionary<string, string?> expected, IReadOnlyList<YearValue> values) =>
        expected.Count == values.Count && values.All(value => expected.TryGetValue(value.Year, out var wanted)
            && (wanted == "*" ? value.Value is null || !value.Value.Any(char.IsDigit) : Same(wanted?.TrimStart('≥'), value.Value?.TrimStart('≥'))));

    private static bool Same(string? expected, string? value) => expected is not null && expected.StartsWith('~')
        ? Fold(value ?? "").Contains(Fold(expected), StringComparison.Ordinal)
        : Fold(expected ?? "") == Fold(value ?? "");

    private static string Fold(string text) =>
        Punctuation().Replace(Folding.Fold(text.Normalize()), " ").Trim().Replace("uy ban nhan dan", "ubnd", StringComparison.Ordinal);

    private static List<Expectation> Read(string locality, string kind)
    {
        var all = new DeserializerBuilder().Build().Deserialize<Dictionary<string, List<Dictionary<string, object?>>>>(File.ReadAllText(ImportedPlan.ExpectationPath(locality)));
        return [.. all[kind].Select(item => new Expectation((string)item["in"]!, (string)item["words"]!, Values(item.GetValueOrDefault("values")), item.GetValueOrDefault("lead") as string, item.GetValueOrDefault("due") as string, item.ContainsKey("lead")))];
    }

    private static Dictionary<string, string?>? Values(object? values) =>
        (values as Dictionary<object, object?>)?.ToDictionary(pair => (string)pair.Key, pair => pair.Value as string);

    [GeneratedRegex(@"[^\p{L}\d]+")]
    private static partial Regex Punctuation();
}
