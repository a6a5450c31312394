using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Staff.Items;
using De06Assistant.Bot.Storage;
using De06Assistant.Knowledge.Search;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace De06Assistant.Bot.Staff.Content;

/// <summary><c>/staff/noi-dung</c>: which index is live, what in the content needs care, and building the index anew.</summary>
internal static class ContentPages
{
    public const string Path = "/staff/noi-dung";

    private const int UsualMonths = 6;
    private const int MostMonths = 60;
    private const int GapsShown = 10;
    private const int FailingShown = 50;
    private const string Interrupted = "Tiến trình đang lập đã dừng giữa chừng; chỉ mục cũ vẫn đang phục vụ. Hãy lập lại.";

    public static void MapContent(this RouteGroupBuilder staff)
    {
        var content = staff.MapGroup("/noi-dung").RequireAuthorization(StaffRoles.ContentPolicy);
        content.MapGet("", PageAsync);
        content.MapGet("/tien-do", (IndexBuildStore builds, OwnQuestions questions, TimeProvider time) => TypedResults.Content(Progress(builds, questions, time), "text/html; charset=utf-8"));
        content.MapPost("/lap-chi-muc", RebuildAsync);
    }

    private static async Task<ContentHttpResult> PageAsync(
        HttpContext context, [FromQuery(Name = "thang")] int? months, LiveIndex live, ContentIndexing indexing, IndexBuildStore builds, OwnQuestions questions, ItemCare care, ItemStore items,
        TimeProvider time, CancellationToken cancellationToken)
    {
        await care.CatchUpAsync(cancellationToken);
        using var lease = live.Acquire();
        var (index, wanted, now) = (lease.Index, Math.Clamp(months ?? UsualMonths, 1, MostMonths), time.GetUtcNow());
        var asked = questions.TryGet(out var failing);
        var stale = Stale(index, time.Today().AddMonths(-wanted));
        return StaffPage.Show(context, "content", "Nội dung", new
        {
            token = StaffPage.Token(context),
            version = index.Version,
            built = VietnamTime.ReadableInstant(VietnamTime.Local(Directory.GetLastWriteTimeUtc(index.Folder))),
            since = VietnamTime.ReadableInstant(VietnamTime.Local(live.Since)),
            topics = index.National.Manifest.Topics,
            passages = index.National.Manifest.Passages,
            hasContent = indexing.HasContent,
            changed = indexing.HasContent && !indexing.IsCurrent(index),
            progress = Progress(builds, questions, time),
            asked,
            known = failing is not null,
            failing = failing?.Take(FailingShown).Select(finding => new { place = $"{finding.Path}:{finding.Line}", message = finding.Message }).ToList(),
            failingCount = failing?.Count,
            gaps = items.OpenGaps(GapsShown).Select(item => ItemPages.Row(item, index, now)).ToList(),
            months = wanted,
            mostMonths = MostMonths,
            stale = stale.Select(topic => new { file = ContentFile.Of(topic), title = topic.Title, verified = VietnamTime.ReadableDay(topic.Verified), laws = string.Join(", ", topic.Legal.Select(law => law.Reference).Concat(topic.Plan?.Legal ?? [])) }).ToList(),
            staleCount = stale.Count,
        });
    }

    private static async Task<IResult> RebuildAsync(HttpContext context, IndexRebuild rebuild, ContentIndexing indexing, AuditStore audit, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!indexing.HasContent) return StaffPage.Refuse(StatusCodes.Status409Conflict, "Máy này không có thư mục nội dung; lập chỉ mục ở máy có nội dung rồi chép sang.");
        var account = context.User.Identity!.Name!;
        await audit.AddAsync(new AuditRecord(time.GetUtcNow(), account, "rebuild", null, ClientAddress.Of(context)), cancellationToken);
        return await rebuild.TryStartAsync(account, cancellationToken) ? TypedResults.LocalRedirect(Path) : StaffPage.Refuse(StatusCodes.Status409Conflict, "Đang lập chỉ mục rồi. Hãy chờ lần này xong.");
    }

    private static string Progress(IndexBuildStore builds, OwnQuestions questions, TimeProvider time)
    {
        var asking = !questions.TryGet(out _);
        if (builds.Last() is not { } last) return StaffPage.Part("content-progress", new { asking });
        var running = last.IsRunning(time.GetUtcNow());
        return StaffPage.Part("content-progress", new
        {
            asking,
            last = new
            {
                account = last.Account,
                started = VietnamTime.ReadableInstant(VietnamTime.Local(last.StartedAt)),
                ended = last.EndedAt is { } ended ? $"{(ended - last.StartedAt).TotalSeconds:0} giây" : null,
                running,
                steps = last.Steps,
                failure = last.EndedAt is null && !running ? Interrupted : last.Failure,
                errors = last.Errors.Select(error => new { place = $"{error.Path}:{error.Line}", message = error.Message }).ToList(),
            },
        });
    }

    private static List<StoredTopic> Stale(KnowledgeIndex index, DateOnly limit) =>
        [.. index.Localities.All.Select(place => index.LocalSegment(place.Slug)).OfType<Segment>().Prepend(index.National)
            .SelectMany(segment => Enumerable.Range(0, segment.Manifest.Topics).Select(segment.Topic))
            .Where(topic => topic.Verified <= limit).OrderBy(topic => topic.Verified).ThenBy(topic => topic.Slug, StringComparer.Ordinal)];
}
