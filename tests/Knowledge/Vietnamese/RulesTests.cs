using De06Assistant.Knowledge.Vietnamese;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Knowledge.Vietnamese;

/// <summary>The examples of knowledge/Vietnamese/quy-tac.md hold.</summary>
public sealed class RulesTests
{
    private static readonly Dictionary<string, Func<string, string>> Rules = new()
    {
        ["Gộp dấu về một chỗ"] = Syllables.Canonical,
        ["Bỏ dấu"] = text => Folding.Fold(Normalizer.Normalize(text).Text),
        ["Cắt từ"] = text => string.Join('|', Tokenizer.Tokenize(Normalizer.Normalize(text)).Select(token => token.Marked)),
        ["Viết tắt khi nhắn tin"] = text => string.Join('|', new VietnameseAnalyzer(Product.Content.Lexicon.Words).AnalyzeQuestion(text).Tokens.Select(token => token.Marked)),
        ["Gõ Telex, VNI chưa thành dấu"] = text => KeyboardDecoder.TryDecode(text, out var decoded) ? decoded : text,
        ["Sửa chính tả"] = text => string.Join('|', Product.Index.Retriever.Read(text, null).Analysis.Tokens.Select(token => token.Marked)),
        ["Tên địa phương gõ sai"] = text => string.Join('|', Product.Index.Retriever.Read(text, null).Analysis.Tokens.Select(token => token.Marked)),
        ["Thêm dấu"] = text => Product.Index.Retriever.Read(text, null).Analysis.Restored ?? text,
    };

    public static TheoryData<string, string, string> Examples()
    {
        var data = new TheoryData<string, string, string>();
        var rule = "";
        foreach (var line in File.ReadLines(Path.Combine(Product.Home, "knowledge", "Vietnamese", "quy-tac.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) rule = line[3..];
            var cells = line.Replace("\\|", "\u0001", StringComparison.Ordinal).Split('|');
            if (cells.Length == 4 && cells[1].Trim() is not ("Gõ" or "---")) data.Add(rule, cells[1].Trim(), cells[2].Trim().Replace('\u0001', '|'));
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Rule_Example_Holds(string rule, string typed, string read) => Assert.Equal(read, Rules[rule](typed));
}
