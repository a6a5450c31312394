using System.Security.Claims;
using De06Assistant.Bot.Hosting;
using HandlebarsDotNet;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace De06Assistant.Bot.Staff;

/// <summary>Renders the staff's pages: one frame, the page's own template inside it.</summary>
internal static class StaffPage
{
    /// <summary>The address of the first page.</summary>
    public const string Home = "/staff";

    private static readonly HandlebarsTemplate<object, object> Frame = PageTemplates.Compile("staff-frame.hbs");

    private static readonly Dictionary<string, HandlebarsTemplate<object, object>> Bodies = new[] { "sign-in", "home", "inbox", "question", "report", "audit", "message" }
        .ToDictionary(name => name, name => PageTemplates.Compile($"staff-{name}.hbs"), StringComparer.Ordinal);

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
            mayAnswer = user is not null && StaffRoles.Policies[StaffRoles.InboxPolicy].Contains(role),
            mayReport = user is not null && StaffRoles.Policies[StaffRoles.ReportsPolicy].Contains(role),
            mayAudit = user is not null && StaffRoles.Policies[StaffRoles.AuditPolicy].Contains(role),
            body = Bodies[body](model),
        });
        return TypedResults.Content(html, "text/html; charset=utf-8", statusCode: status);
    }

    /// <summary>A page that only says why not, and gives back what was typed.</summary>
    public static IResult Refuse(int status, string message, string? typed = null) => new Refusal(status, message, typed);

    /// <summary>What a form has to carry, so that no other site can send it.</summary>
    public static string Token(HttpContext context) => context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context).RequestToken!;

    private sealed record Refusal(int Status, string Message, string? Typed) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) =>
            Show(httpContext, "message", "Không thực hiện được", new { message = Message, typed = Typed }, Status).ExecuteAsync(httpContext);
    }
}
