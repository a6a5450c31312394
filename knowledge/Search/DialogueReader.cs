using System.Globalization;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Search;

/// <summary>A command to the conversation.</summary>
/// <param name="Command">One of <see cref="DialogueCommands"/>.</param>
/// <param name="Number">The number in it: "đổi câu 2"; null when there is none.</param>
/// <param name="About">What stands after a colon: "Lập danh sách giấy tờ: Khai sinh"; null when there is nothing.</param>
public sealed record DialogueRequest(string Command, int? Number, string? About);

/// <summary>Recognises commands and choices, by the examples of lexicon/dialogue.yaml. The whole utterance has to match.</summary>
public sealed class DialogueReader
{
    /// <summary>One slip is forgiven for this many characters.</summary>
    private const int CharactersForASlip = 9;

    private const string AnyNumber = "#";

    private readonly VietnameseAnalyzer _analyzer;
    private readonly MarkedPhrases<bool> _particles;
    private readonly MarkedPhrases<bool> _choiceWords;
    private readonly MarkedPhrases<int> _numbers;
    private readonly List<(string Text, string Command)> _examples;

    /// <summary>Compiles the lexicon.</summary>
    public DialogueReader(ContentLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        var dialogue = lexicon.Dialogue;
        _analyzer = new VietnameseAnalyzer(lexicon.Words);
        _particles = new MarkedPhrases<bool>(dialogue.Particles.Select(phrase => (phrase, true)));
        _choiceWords = new MarkedPhrases<bool>(dialogue.ChoiceWords.Concat(dialogue.Particles).Select(phrase => (phrase, true)));
        _numbers = new MarkedPhrases<int>(dialogue.Numbers.SelectMany(number => number.Say.Select(say => (say, number.Value))));
        _examples = [.. dialogue.Commands.SelectMany(command => command.Examples.Select(example => (Joined(Tokens(example.Replace(AnyNumber, "1", StringComparison.Ordinal))), command.Command))).Distinct()];
    }

    /// <summary>The command that <paramref name="text"/> is; null when it is none.</summary>
    public DialogueRequest? Command(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var about = colon >= 0 && text[(colon + 1)..].Trim() is { Length: > 0 } rest ? rest : null;
        var tokens = Tokens(about is null ? text : text[..colon]);
        var said = Joined(tokens);
        if (said.Length == 0) return null;
        var best = _examples.Where(example => Math.Abs(example.Text.Length - said.Length) <= Slips(said))
            .Select(example => (example.Command, Distance: Distance(said, example.Text, Slips(said))))
            .Where(example => example.Distance <= Slips(said)).DefaultIfEmpty((Command: "", Distance: 0)).MinBy(example => example.Distance);
        if (best.Command.Length == 0) return null;
        var numbers = Enumerable.Range(0, tokens.Count).Select(i => NumberAt(tokens, i, out _)).OfType<int>().ToList();
        return new DialogueRequest(best.Command, numbers.Count > 0 ? numbers[^1] : null, about);
    }

    /// <summary>The place, from 0, that "2", "số 2" or "cái đầu tiên" chooses among <paramref name="count"/>; null when it chooses none.</summary>
    public int? Number(string text, int count)
    {
        var tokens = _analyzer.AnalyzeContent(text).Tokens;
        var marked = Marked(tokens);
        int? chosen = null;
        for (var i = 0; i < tokens.Count;)
        {
            if (NumberAt(tokens, i, out var length) is { } number)
            {
                if (chosen is not null) return null;
                chosen = number < 0 ? count : number;
            }
            else if (!_choiceWords.TryMatch(tokens, marked, i, out length, out _))
            {
                return null;
            }
            i += length;
        }
        return chosen is { } place && place >= 1 && place <= count ? place - 1 : null;
    }

    /// <summary>The label, from 0, that <paramref name="text"/> is, but for marks, particles and a slip; null when it is none.</summary>
    public int? Label(string text, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        // A button sends its own words; labels may differ by less than a slip: "dưới 540.000 đồng", "từ 540.000 đồng".
        for (var i = 0; i < labels.Count; i++)
            if (string.Equals(text.Trim(), labels[i], StringComparison.OrdinalIgnoreCase)) return i;
        var said = Joined(Tokens(text));
        if (said.Length == 0) return null;
        var near = labels.Select((label, i) => (Place: i, Label: Joined(Tokens(label))))
            .Select(label => (label.Place, Distance: Distance(said, label.Label, Slips(label.Label)), Most: Slips(label.Label)))
            .Where(label => label.Distance <= label.Most).OrderBy(label => label.Distance).Take(2).ToList();
        return near.Count == 0 || (near.Count == 2 && near[0].Distance == near[1].Distance) ? null : near[0].Place;
    }

    /// <summary>All tokens, chat spellings replaced.</summary>
    internal IReadOnlyList<Token> AllTokens(string text) => _analyzer.AnalyzeContent(text).Tokens;

    /// <summary>Whether a folded word of <paramref name="text"/> is more than a particle there.</summary>
    internal bool IsMeaningful(string word, string text) => Tokens(text).Any(token => token.Folded == word);

    /// <summary>The tokens without those that add nothing.</summary>
    internal List<Token> Tokens(string text)
    {
        var all = _analyzer.AnalyzeContent(text).Tokens;
        var marked = Marked(all);
        var kept = new List<Token>(all.Count);
        for (var i = 0; i < all.Count;)
        {
            if (_particles.TryMatch(all, marked, i, out var length, out _)) i += length;
            else kept.Add(all[i++]);
        }
        return kept;
    }

    private string Joined(List<Token> tokens) => string.Join(' ', tokens.Select((token, i) => NumberAt(tokens, i, out _) is not null && token.Kind == TokenKind.Number ? AnyNumber : token.Folded));

    private int? NumberAt(IReadOnlyList<Token> tokens, int at, out int length)
    {
        length = 1;
        if (tokens[at].Kind == TokenKind.Number)
            return int.TryParse(tokens[at].Folded, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return _numbers.TryMatch(tokens, Marked(tokens), at, out length, out var spoken) ? spoken : null;
    }

    private static string[] Marked(IReadOnlyList<Token> tokens) => [.. tokens.Select(token => token.Marked)];

    private static int Slips(string text) => text.Length / CharactersForASlip;

    /// <summary>Letters added, left out, replaced or swapped; at least <paramref name="most"/> + 1 where it is more than that.</summary>
    private static int Distance(string left, string right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most) return most + 1;
        int[] before = [], previous = [.. Enumerable.Range(0, right.Length + 1)];
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) current[j] = Math.Min(current[j], before[j - 2] + 1);
            }
            (before, previous) = (previous, current);
        }
        return previous[right.Length];
    }
}
