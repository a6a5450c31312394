using System.Globalization;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;

namespace De06Assistant.Bot.Conversation;

/// <summary>The one-stop desk of a locality, as far as the commune has filled it in.</summary>
internal static class Desk
{
    private const string UsualName = "Trung tâm Phục vụ hành chính công xã";

    public static string Name(Locality? locality) => locality?.Desk ?? UsualName;

    /// <summary>Whether the desk is open at <paramref name="now"/>, in words; null when its hours are not known.</summary>
    public static string? State(ReplyRenderer renderer, KnowledgeIndex index, Locality? locality, DateTimeOffset now)
    {
        if (locality is null || OpeningHours.At(locality.Opening, index.Lexicon.Holidays, VietnamTime.Local(now)) is not { } state) return null;
        return renderer.Markdown("desk-state", new
        {
            desk = Name(locality),
            until = state.Until?.ToString("HH:mm", CultureInfo.InvariantCulture),
            opens = state.Opens is { } opens ? VietnamTime.ReadableInstant(opens) : null,
            holiday = state.Holiday?.Name,
        });
    }

    /// <summary>Address, hours and phone in one line; null when none is known.</summary>
    public static string? Contact(Locality? locality)
    {
        if (locality is null) return null;
        var parts = new[]
        {
            locality.Address is { } address ? $"địa chỉ {address}" : null,
            locality.Hours is { } hours ? $"giờ làm việc {hours}" : null,
            locality.Hotline is { } phone ? $"điện thoại {phone}" : null,
            locality.Website is { } site ? $"trang {site}" : null,
        }.OfType<string>().ToList();
        return parts.Count == 0 ? null : $"{Name(locality)} của {locality.Name}: {string.Join("; ", parts)}.";
    }
}
