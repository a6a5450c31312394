using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Notices;
using De06Assistant.Knowledge.Authoring;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Widget;

/// <summary>What the widget and the chat page show before the first question.</summary>
/// <param name="Place">The locality as a heading: "Xã Vĩnh Trụ"; null without one.</param>
/// <param name="Name">What the assistant is called; null for the usual name.</param>
/// <param name="Colour">"#rrggbb"; null for the usual colour.</param>
/// <param name="Greeting">The first line; null for the usual one.</param>
/// <param name="MostAsked">The topics offered at first.</param>
/// <param name="Notices">What the people of the locality have to know now.</param>
public sealed record WidgetBody(string? Place, string? Name, string? Colour, string? Greeting, IReadOnlyList<Suggestion> MostAsked, IReadOnlyList<NoticeBody> Notices);

/// <summary><c>GET /api/widget</c>: the settings of a locality.</summary>
internal static class WidgetApi
{
    // The button and the chat ask for the same; a notice must not come late for it.
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);

    public static void MapWidgetApi(this WebApplication app) => app.MapGet("/api/widget", Get)
        .WithName("getWidget").WithTags("Khung hỏi đáp").WithSummary("Tên, màu, câu chào, gợi ý của khung hỏi đáp ở một địa phương")
        .WithDescription("Những gì khung hỏi đáp hiện trước câu hỏi đầu tiên; dùng được cho giao diện tự làm.")
        .WithProblems(Problems.LocalityUnknown("xa-khac"));

    private static Results<Ok<WidgetBody>, ProblemHttpResult> Get(string? locality, HttpContext context, LiveIndex live, NoticeBoard board, IOptions<AssistantOptions> options)
    {
        using var lease = live.Acquire();
        if (!string.IsNullOrEmpty(locality) && lease.Index.Localities.BySlug(locality) is null) return Problems.LocalityUnknown(locality);
        context.Response.Headers.CacheControl = $"public, max-age={(int)board.MayKeep(Keep).TotalSeconds}";
        var slug = string.IsNullOrEmpty(locality) ? options.Value.Locality : locality;
        return TypedResults.Ok(Of(lease, slug, board.Now(slug)));
    }

    /// <summary>The settings of a locality; the usual ones without one.</summary>
    public static WidgetBody Of(OpenIndex.Lease lease, string? locality, IReadOnlyList<Notice> notices)
    {
        var place = locality is null ? null : lease.Index.Localities.BySlug(locality);
        var widget = place?.Widget ?? WidgetSettings.Usual;
        return new WidgetBody(
            place?.Heading, widget.Name, widget.Colour, widget.Greeting,
            widget.Topics.Count > 0 ? lease.Composer.Buttons(widget.Topics.Select(topic => topic.Text)) : lease.Composer.MostAsked(),
            NoticeBody.Of(notices));
    }
}
