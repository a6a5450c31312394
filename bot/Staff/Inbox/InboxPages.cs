using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.LeftQuestions;
using De06Assistant.Bot.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace De06Assistant.Bot.Staff.Inbox;

/// <summary><c>/staff/cau-hoi</c>: the questions that citizens left.</summary>
internal static class InboxPages
{
    public const string Path = "/staff/cau-hoi";

    private const int PageSize = 50;
    private const int HoursPerDay = 24;
    private static readonly LeftQuestionState[] States = [LeftQuestionState.New, LeftQuestionState.Working, LeftQuestionState.Answered];

    public static void MapInbox(this RouteGroupBuilder staff) => staff.MapGet("/cau-hoi", List).RequireAuthorization(StaffRoles.InboxPolicy);

    private static ContentHttpResult List(
        HttpContext context, [FromQuery] string? state, [FromQuery] string? locality, [FromQuery] int? page, LeftQuestionStore questions, LiveIndex live, TimeProvider time)
    {
        using var lease = live.Acquire();
        var (wanted, place, number) = (LeftQuestionStates.FromName(state), string.IsNullOrEmpty(locality) ? null : locality, Math.Max(page ?? 1, 1));
        // One more than shown tells whether there is a next page.
        var found = questions.List(new LeftQuestionFilter(wanted, place, (number - 1) * PageSize, PageSize + 1));
        var counts = questions.Counts(place);
        string? PlaceName(string? slug) => slug is null ? null : lease.Index.Localities.BySlug(slug)?.Name ?? slug;
        string Address(LeftQuestionState? of, int at) =>
            Path + QueryString.Create(new Dictionary<string, string?> { ["state"] = of is { } s ? LeftQuestionStates.Name(s) : null, ["locality"] = place, ["page"] = at > 1 ? $"{at}" : null }.Where(pair => pair.Value is not null));
        return StaffPage.Show(context, "inbox", "Câu hỏi để lại", new
        {
            states = States.Select(s => new { label = LeftQuestionStates.Label(s), name = LeftQuestionStates.Name(s), count = counts.GetValueOrDefault(s), url = Address(s, 1), current = s == wanted }).ToList(),
            all = new { count = counts.Values.Sum(), url = Address(null, 1), current = wanted is null },
            state = wanted is { } shown ? LeftQuestionStates.Name(shown) : null,
            localities = questions.Localities().Select(slug => new { slug, name = PlaceName(slug), selected = slug == place }).ToList(),
            rows = found.Take(PageSize).Select(question => new
            {
                url = $"{Path}/{question.Id}",
                question = question.Question,
                state = LeftQuestionStates.Label(question.State),
                kind = LeftQuestionStates.Name(question.State),
                place = PlaceName(question.Locality),
                age = Age(time.GetUtcNow() - question.At),
                assignee = question.Assignee,
                contact = question.Contact is not null,
            }).ToList(),
            previous = number > 1 ? Address(wanted, number - 1) : null,
            next = found.Count > PageSize ? Address(wanted, number + 1) : null,
        });
    }

    /// <summary>How long a question has waited, as people say it.</summary>
    internal static string Age(TimeSpan age) => age.TotalHours switch
    {
        < 1 => $"{Math.Max(0, (int)age.TotalMinutes)} phút",
        < HoursPerDay => $"{(int)age.TotalHours} giờ",
        _ => $"{(int)age.TotalDays} ngày",
    };
}
