using System.Collections.Concurrent;
using System.Security.Claims;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Notices;
using HandlebarsDotNet;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Staff;

/// <summary>Renders the staff's pages: one frame, the page's own template inside it.</summary>
internal static class StaffPage
{
    /// <summary>The address of the first page.</summary>
    public const string Home = "/staff";

    /// <summary>What the pages do faster with: built with the web part; they work without it.</summary>
    private const string Script = "staff.js";

    // The policy that a page needs; null where every account may open it.
    private static readonly (string Label, string Url, string? Policy)[] Links =
    [
        ("Tra cứu", "/staff/tra-cuu", null),
        ("Nhiệm vụ", "/staff/nhiem-vu", null),
        ("Câu hỏi để lại", "/staff/cau-hoi?state=new", StaffRoles.InboxPolicy),
        ("Việc cần sửa", "/staff/viec?state=new", StaffRoles.ItemsPolicy),
        ("Thông báo", "/staff/thong-bao", StaffRoles.NoticesPolicy),
        ("Số liệu", "/staff/so-lieu", StaffRoles.ReportsPolicy),
        ("Báo cáo", "/staff/bao-cao", StaffRoles.ReportsPolicy),
        ("Nội dung", "/staff/noi-dung", StaffRoles.ContentPolicy),
        ("Nhật ký", "/staff/nhat-ky", StaffRoles.AuditPolicy),
    ];

    private static readonly HandlebarsTemplate<object, object> Frame = PageTemplates.Compile("staff-frame.hbs");

    private static readonly ConcurrentDictionary<string, HandlebarsTemplate<object, object>> Bodies = new(StringComparer.Ordinal);

    /// <summary>The style sheet that the staff's pages add to that of the others.</summary>
    public static string StyleSheet { get; } = PageTemplates.Read("staff.css");

    /// <summary>A page.</summary>
    /// <param name="body">The name of its template.</param>
    public static ContentHttpResult Show(HttpContext context, string body, string title, object model, int status = StatusCodes.Status200OK)
    {
        var user = context.User.Identity is { IsAuthenticated: true, Name: { } name } ? name : null;
        var role = context.User.FindFirstValue(ClaimTypes.Role) ?? "";
        var html = Frame(new
        {
            title,
            user,
            role = StaffRoles.Label(role),
            token = user is null ? null : Token(context),
            links = user is null ? null : Links.Where(link => link.Policy is not { } policy || StaffRoles.Policies[policy].Contains(role))
                .Select(link => new { label = link.Label, url = link.Url, current = IsBelow(context.Request.Path, link.Url) }).ToList(),
            notices = user is null ? null : context.RequestServices.GetRequiredService<NoticeBoard>().Showing().Select(notice => notice.Title).ToList(),
            scripts = File.Exists(Path.Combine(context.RequestServices.GetRequiredService<IOptions<AssistantOptions>>().Value.WebPath, Script)),
            body = Part(body, model),
        });
        return TypedResults.Content(html, "text/html; charset=utf-8", statusCode: status);
    }

    /// <summary>A template of the staff's pages by itself: the body of a page, or a part that a script asks for.</summary>
    public static string Part(string name, object model) => Bodies.GetOrAdd(name, static template => PageTemplates.Compile($"staff-{template}.hbs"))(model);

    /// <summary>A page that only says why not, and gives back what was typed.</summary>
    public static IResult Refuse(int status, string message, string? typed = null) => new Refusal(status, message, typed);

    /// <summary>What a form has to carry, so that no other site can send it.</summary>
    public static string Token(HttpContext context) => context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context).RequestToken!;

    private static bool IsBelow(PathString path, string url) => path.StartsWithSegments(url.Split('?')[0], StringComparison.Ordinal);

    private sealed record Refusal(int Status, string Message, string? Typed) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) =>
            Show(httpContext, "message", "Không thực hiện được", new { message = Message, typed = Typed }, Status).ExecuteAsync(httpContext);
    }
}
