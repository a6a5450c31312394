using System.Text;
using System.Text.Json.Nodes;

namespace De06Assistant.Tests.Fuzz;

/// <summary>Changes what is valid a little or a lot.</summary>
internal static class Mutations
{
    private const int MostChanges = 8;

    private static readonly string[] Junk =
    [
        "", " ", "\0", "\u0001", "\t", "\n", "\r\n", "\u2028", "\uFEFF", "\u200B", "\u0301", "\u0323\u0302", "\uD83D", "\uDE00", "😀", "đ", "Đ", "ẫ", "ﬁ", "İ", "ß", "\u202E",
        "-1", "0", "00000000000000000000000000000000", "99999999999999999999999999999999999999", "1e999", "-0", "NaN", "2147483648", "0x7f", "١٢٣", "½", "𝟘",
        "null", "true", "[", "]", "{", "}", "\"", "'", "\\", "\\u0000", "%00", "%ff", "%", "../../../../etc/passwd", "<script>", "</at>", "<at>", "{{", "}}", "{{{x}}}", "${x}", "' OR 1=1 --", "; DROP TABLE turns",
        "---\n", "- ", "# ", "## ", "### ", "|", ":", ": ", "&a *a", "!!binary ", "> ", "```\n", "[a](javascript:alert(1))", "![](", "<!--", "* * *", "~~~", "\u00A0", "001099012345", "0912345678", "a@b.c",
    ];

    private static readonly string[] Nests = ["[", "{\"a\":", "> ", "- ", "((", "<at>", "<div>", "**", "_", "![[", "&", "%25", "1. ", "    ", "ư", "\u0301"];

    /// <summary>A text with some changes.</summary>
    public static string Text(Random random, string text)
    {
        for (var changes = random.Next(1, MostChanges); changes > 0; changes--) text = ChangedText(random, text);
        return text;
    }

    /// <summary>Bytes with some changes.</summary>
    public static byte[] Bytes(Random random, byte[] bytes)
    {
        var changed = bytes.ToList();
        for (var changes = random.Next(1, MostChanges); changes > 0; changes--)
        {
            var at = random.Next(changed.Count + 1);
            switch (random.Next(4))
            {
                case 0 when at < changed.Count:
                    changed[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1 when at < changed.Count:
                    changed[at] = (byte)random.Next(256);
                    break;
                case 2:
                    changed.RemoveRange(at, random.Next(changed.Count - at + 1));
                    break;
                default:
                    changed.InsertRange(at, Encoding.UTF8.GetBytes(Pick(random, Junk)));
                    break;
            }
        }
        return [.. changed];
    }

    /// <summary>The text of a JSON value with changed members, and at times of no JSON at all.</summary>
    public static byte[] Json(Random random, string json)
    {
        var root = JsonNode.Parse(json)!;
        for (var changes = random.Next(1, MostChanges); changes > 0; changes--) ChangeNode(random, root);
        var text = root.ToJsonString();
        if (random.Next(4) == 0) text = Text(random, text);
        var bytes = Encoding.UTF8.GetBytes(text);
        return random.Next(6) == 0 ? Bytes(random, bytes) : bytes;
    }

    public static T Pick<T>(Random random, IReadOnlyList<T> of) => of[random.Next(of.Count)];

    public static string Word(Random random) => random.Next(8) == 0 ? string.Concat(Enumerable.Repeat(Pick(random, Nests), random.Next(1, 3000))) : Pick(random, Junk);

    private static string ChangedText(Random random, string text)
    {
        var from = random.Next(text.Length + 1);
        var to = from + random.Next(Math.Min(text.Length - from, 200) + 1);
        return random.Next(9) switch
        {
            0 => text.Remove(from, to - from),
            1 => text.Insert(from, text[from..to]),
            2 => text[..from],
            3 => text[from..],
            4 when from < text.Length => string.Concat(text.AsSpan(0, from), ((char)random.Next(0x10000)).ToString(), text.AsSpan(from + 1)),
            5 => text.Insert(from, string.Concat(Enumerable.Repeat(Pick(random, Nests), random.Next(1, 500)))),
            6 => SwappedLines(random, text),
            _ => text.Insert(from, Pick(random, Junk)),
        };
    }

    private static string SwappedLines(Random random, string text)
    {
        var lines = text.Split('\n');
        var (a, b) = (random.Next(lines.Length), random.Next(lines.Length));
        (lines[a], lines[b]) = (lines[b], lines[a]);
        return string.Join('\n', lines);
    }

    private static void ChangeNode(Random random, JsonNode node)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } map:
                var (name, child) = Pick(random, [.. map]);
                if (child is JsonObject or JsonArray && random.Next(2) == 0) ChangeNode(random, child);
                else if (random.Next(5) == 0) map.Remove(name);
                else map[random.Next(6) == 0 ? Word(random) : name] = Value(random, child);
                break;
            case JsonArray { Count: > 0 } list:
                var at = random.Next(list.Count);
                if (list[at] is JsonObject or JsonArray && random.Next(2) == 0) ChangeNode(random, list[at]!);
                else list[at] = Value(random, list[at]);
                break;
            case JsonArray empty:
                empty.Add(Value(random, null));
                break;
        }
    }

    private static JsonNode? Value(Random random, JsonNode? old) => random.Next(9) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create(Pick(random, [0, -1, 1.5, 3, 5, 6, 1e308, -1e308, int.MaxValue, 9007199254740993])),
        3 => new JsonArray(null, 1, "a", new JsonObject { ["type"] = "mention" }),
        4 => new JsonObject { ["text"] = "a", ["type"] = "mention" },
        5 => Nested(random.Next(1, 60)),
        6 when old is JsonValue value && value.TryGetValue<string>(out var text) => JsonValue.Create(Text(random, text)),
        7 => old?.DeepClone(),
        _ => JsonValue.Create(Word(random)),
    };

    private static JsonNode Nested(int depth)
    {
        JsonNode node = new JsonArray();
        for (; depth > 0; depth--) node = depth % 2 == 0 ? new JsonArray(node) : new JsonObject { ["a"] = node };
        return node;
    }
}
