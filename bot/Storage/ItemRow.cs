using System.Globalization;

namespace De06Assistant.Bot.Storage;

/// <summary>An item as it lies in the table "items i".</summary>
internal sealed class ItemRow
{
    /// <summary>Begins the subject of an audit entry about an item.</summary>
    public const string SubjectPrefix = "viec:";

    public const string Columns =
        """
        i.number AS Number, i.kind AS Kind, i.at AS At, i.last_at AS LastAt, i.locality AS Locality, i.question AS Question, i.turn_id AS TurnId, i.status AS Status, i.topic AS Topic,
        i.facet AS Facet, i.content_version AS ContentVersion, i.score AS Score, i.comment AS Comment, i.gap AS Gap, i.state AS State, i.owner AS Owner, i.note AS Note,
        i.public_note AS PublicNote, i.closed_at AS ClosedAt, i.closed_by AS ClosedBy, i.asked_version AS AskedVersion, i.asked_status AS AskedStatus, i.asked_topic AS AskedTopic,
        i.asked_facet AS AskedFacet, i.version AS Version,
        CASE i.kind WHEN 'rating' THEN 1 WHEN 'declined' THEN (SELECT COUNT(*) FROM item_turns m WHERE m.item = i.number)
          ELSE (SELECT COUNT(*) FROM items g JOIN item_turns m ON m.item = g.number WHERE g.gap = i.number) END AS count
        """;

    public long Number { get; init; }

    public string Kind { get; init; } = "";

    public long At { get; init; }

    public long LastAt { get; init; }

    public string? Locality { get; init; }

    public string Question { get; init; } = "";

    public string TurnId { get; init; } = "";

    public string Status { get; init; } = "";

    public string? Topic { get; init; }

    public string? Facet { get; init; }

    public string ContentVersion { get; init; } = "";

    public long? Score { get; init; }

    public string? Comment { get; init; }

    public long Count { get; init; }

    public long? Gap { get; init; }

    public string State { get; init; } = "";

    public string? Owner { get; init; }

    public string? Note { get; init; }

    public string? PublicNote { get; init; }

    public long? ClosedAt { get; init; }

    public string? ClosedBy { get; init; }

    public string? AskedVersion { get; init; }

    public string? AskedStatus { get; init; }

    public string? AskedTopic { get; init; }

    public string? AskedFacet { get; init; }

    public long Version { get; init; }

    /// <summary>How the audit trail names an item.</summary>
    public static string Subject(long number) => SubjectPrefix + number.ToString(CultureInfo.InvariantCulture);

    public Item Read() => new(
        Number, ItemNames.Kind(Kind)!.Value, DateTimeOffset.FromUnixTimeMilliseconds(At), DateTimeOffset.FromUnixTimeMilliseconds(LastAt), Locality, Question, TurnId, Status, Topic, Facet,
        ContentVersion, (int?)Score, Comment, (int)Count, Gap, ItemNames.State(State)!.Value, Owner, Note, PublicNote,
        ClosedAt is { } closed ? DateTimeOffset.FromUnixTimeMilliseconds(closed) : null, ClosedBy,
        AskedVersion is null ? null : new AskedAgain(AskedVersion, AskedStatus!, AskedTopic, AskedFacet), Version);
}
