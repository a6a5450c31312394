using De06Assistant.Bot.Conversation;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Staff.LookUp;

/// <summary>What staff send to a citizen: plain text for Zalo or SMS, the figure first, then where, the source and its date, and a link.</summary>
/// <param name="Place">The locality whose desk is named; null for none.</param>
/// <param name="Site">Scheme and host of the public pages.</param>
internal sealed record CitizenText(Locality? Place, string Site, DateOnly Today)
{
    private static readonly Facet[] InShort = [Facet.Overview, Facet.Fee, Facet.Duration, Facet.Documents, Facet.Office, Facet.Online];

    /// <summary>The first sentence of what people ask most.</summary>
    public string Summary(StoredTopic topic, IEnumerable<StoredPassage> passages)
    {
        var first = passages.Where(passage => InShort.Contains(passage.Facet)).DistinctBy(passage => passage.Facet).OrderBy(passage => Array.IndexOf(InShort, passage.Facet))
            .Select(passage => (passage.Facet, Text: ReplyRenderer.Text(FirstSentence.Of(ProcedureAnswers.InForce(passage, Today))))).Where(part => part.Text.Length > 0);
        return Write(topic, null, [topic.DisplayName.ToUpper(System.Globalization.CultureInfo.GetCultureInfo("vi-VN")), .. first.Select(part => part.Facet == Facet.Overview ? part.Text : $"{part.Facet.Heading()}: {part.Text}")]);
    }

    /// <summary>One part in full.</summary>
    public string Part(StoredTopic topic, StoredPassage passage) =>
        Write(topic, passage.Facet, [$"{topic.DisplayName} – {passage.Heading.ToLowerInvariant()}", ReplyRenderer.Text(ProcedureAnswers.InForce(passage, Today))]);

    private string Write(StoredTopic topic, Facet? part, List<string> lines)
    {
        if (topic.Confidence == Confidence.Low) lines.Add("Thông tin này cần hỏi lại bộ phận một cửa trước khi làm.");
        if (Desk.Contact(Place) is { } contact) lines.Add(contact);
        var laws = topic.Legal.Where(law => law.IsInForce(Today)).Select(law => law.Articles is null ? law.Reference : $"{law.Reference} ({law.Articles})").ToList();
        lines.Add($"{(laws.Count == 0 ? "" : $"Căn cứ: {string.Join("; ", laws)}. ")}Kiểm ngày {VietnamTime.ReadableDay(topic.Verified)}.");
        lines.Add($"Xem đủ: {Site}/t/{topic.Slug}{(part is { } facet ? "#" + facet.Slug() : "")}");
        return string.Join('\n', lines);
    }
}
