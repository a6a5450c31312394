using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Staff.Inbox;
using De06Assistant.Bot.Storage;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace De06Assistant.Bot.Staff.Items;

/// <summary><c>/staff/viec</c>: what citizens were not satisfied with or got no answer to, until it is mended.</summary>
internal static class ItemPages
{
    public const string Path = "/staff/viec";

    private const int PageSize = 50;

    public static void MapItems(this RouteGroupBuilder staff)
    {
        var items = staff.MapGroup("/viec").RequireAuthorization(StaffRoles.ItemsPolicy);
        items.MapGet("", ListAsync);
        items.MapGet("/{number:long}", ItemPage.GetAsync);
        items.MapItemActions();
    }

    private static async Task<ContentHttpResult> ListAsync(
        HttpContext context, [FromQuery] string? state, [FromQuery] string? kind, [FromQuery] string? locality, [FromQuery] string? owner, [FromQuery] int? page,
        ItemCare care, ItemStore items, LiveIndex live, TimeProvider time, CancellationToken cancellationToken)
    {
        await care.CatchUpAsync(cancellationToken);
        using var lease = live.Acquire();
        var index = lease.Index;
        var number = Math.Clamp(page ?? 1, 1, int.MaxValue / PageSize);
        // One more than shown tells whether there is a next page.
        var filter = new ItemFilter(ItemNames.State(state), ItemNames.Kind(kind), Given(locality), Given(owner), (number - 1) * PageSize, PageSize + 1);
        var (found, counts, now) = (items.List(filter), items.Counts(filter), time.GetUtcNow());
        string Address(ItemState? of, int at) => Path + QueryString.Create(new Dictionary<string, string?>
        {
            ["state"] = of?.Name(),
            ["kind"] = filter.Kind?.Name(),
            ["locality"] = filter.Locality,
            ["owner"] = filter.Owner,
            ["page"] = at > 1 ? $"{at}" : null,
        }.Where(pair => pair.Value is not null));
        return StaffPage.Show(context, "items", "Việc cần sửa", new
        {
            age = Age(items.Open(), now),
            states = ItemNames.States.Select(s => new { label = s.Label(), count = counts.GetValueOrDefault(s), url = Address(s, 1), current = s == filter.State }).ToList(),
            all = new { count = counts.Values.Sum(), url = Address(null, 1), current = filter.State is null },
            state = filter.State?.Name(),
            kinds = ItemNames.Kinds.Select(k => new { value = k.Name(), label = k.Label(), selected = k == filter.Kind }).ToList(),
            localities = items.Localities().Select(slug => new { slug, name = index.Localities.BySlug(slug)?.Name ?? slug, selected = slug == filter.Locality }).ToList(),
            mine = filter.Owner == context.User.Identity!.Name,
            me = context.User.Identity.Name,
            rows = found.Take(PageSize).Select(item => Row(item, index, now)).ToList(),
            previous = number > 1 ? Address(filter.State, number - 1) : null,
            next = found.Count > PageSize ? Address(filter.State, number + 1) : null,
        });
    }

    /// <summary>An item as lists show it.</summary>
    public static object Row(Item item, KnowledgeIndex index, DateTimeOffset now) => new
    {
        url = $"{Path}/{item.Number}",
        question = item.Question,
        state = item.State.Label(),
        name = item.State.Name(),
        kind = item.Kind.Label(),
        count = item.Kind == ItemKind.Rating ? (int?)null : item.Count,
        score = item.Score,
        age = InboxPages.Age(now - item.At),
        place = item.Locality is { } slug ? index.Localities.BySlug(slug)?.Name ?? slug : null,
        owner = item.Owner,
        then = Outcome(index, item.Status, item.Topic, item.Facet),
        now = item is { IsOpen: true, Asked: { } asked } ? Outcome(index, asked.Status, asked.Topic, asked.Facet) : null,
        differs = item.Asked is { } again && (again.Status, again.Topic, again.Facet) != (item.Status, item.Topic, item.Facet),
    };

    /// <summary>What a question got, in words: "Trả lời thủ tục: Đăng ký kết hôn, lệ phí".</summary>
    public static string Outcome(KnowledgeIndex index, string status, string? topic, string? facet)
    {
        var label = index.Lexicon.Statuses.FirstOrDefault(known => known.Slug == status)?.Label ?? status;
        if (topic is null) return label;
        var name = ContentFile.Topic(index, topic)?.DisplayName ?? topic;
        return $"{label}: {name}{(facet is not null && Facets.TryFromSlug(facet, out var part) ? $", {part.Heading().ToLowerInvariant()}" : "")}";
    }

    /// <summary>How long the open items have waited; null without any.</summary>
    public static object? Age(OpenItems open, DateTimeOffset now) => open.Count == 0 ? null : new
    {
        count = open.Count,
        oldest = InboxPages.Age(now - open.Oldest!.Value),
        median = InboxPages.Age(now - open.Median!.Value),
    };

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
