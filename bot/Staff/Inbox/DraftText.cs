using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.Staff.Inbox;

/// <summary>
/// The text of a draft in the format of faqs/. It passes the checker as it is; lines with "SỬA" say what an editor still
/// has to fill in: short, domain, more questions, the law, a source that can be opened.
/// </summary>
internal static partial class DraftText
{
    private const int LongestTitle = 120;

    /// <summary>Begins a text of limited validity in a content file.</summary>
    private const string ContentBlock = ":::";

    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string slug, LeftQuestion question, DateOnly today)
    {
        var line = OneLine(PersonalData.WithoutMasks(question.Question));
        return $"""
            ---
            slug: {slug}
            # SỬA title, short: viết gọn, đúng tên việc.
            title: {Quote(Shorten(line))}
            # SỬA domain: lĩnh vực trong lexicon/domains.yaml.
            domain: dich-vu-cong
            life-events: []
            aliases: []
            # SỬA questions: thêm ít nhất 20 cách hỏi như người dân gõ; xóa chi tiết riêng của người hỏi.
            questions:
              - {Quote(line)}
            # SỬA legal: văn bản làm căn cứ, ví dụ - reference: 69/2024/NĐ-CP
            legal: []
            verified: {VietnamTime.IsoDay(today)}
            confidence: thấp
            # SỬA sources: thêm nguồn mở được (title, url, seen).
            sources:
              - title: {Quote($"Câu trả lời của cán bộ {question.AnsweredBy} cho câu hỏi người dân để lại, ngày {VietnamTime.ReadableDay(VietnamTime.Day(question.AnsweredAt ?? question.At))}")}
                seen: {VietnamTime.IsoDay(today)}
            related: []
            ---

            ## Tổng quan

            {Markdown(question.Answer!)}

            """.Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    /// <summary>Plain text as Markdown that shows the same: nothing in it becomes a heading, a tag, a block or a link.</summary>
    private static string Markdown(string text) => string.Join("\n\n", text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)
        .Select(line => LineStart().Replace(Special().Replace(line, "\\$0"), "\\$0").Replace(ContentBlock, @"\:\:\:", StringComparison.Ordinal)));

    private static string OneLine(string text) => Spaces().Replace(text, " ").Trim();

    private static string Shorten(string text) => text.Length <= LongestTitle ? text : text[..text.LastIndexOf(' ', LongestTitle)] + "…";

    private static string Quote(string text) => JsonSerializer.Serialize(text, Quoting);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[\\`*_<>\[\]|&]")]
    private static partial Regex Special();

    // A leading "-" or "1." stays: lists read well as lists.
    [GeneratedRegex(@"^(?:#|~~~|=|---|\+)")]
    private static partial Regex LineStart();
}
