using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace De06Assistant.Bot.Staff.SignIn;

/// <summary><c>/staff/dang-nhap</c> and <c>/staff/dang-xuat</c>.</summary>
internal static class SignInPages
{
    public const string Path = "/staff/dang-nhap";

    public static void MapSignIn(this RouteGroupBuilder staff)
    {
        staff.MapGet("/dang-nhap", (HttpContext context, [FromQuery] string? tiep) => Page(context, null, null, tiep)).AllowAnonymous();
        staff.MapPost("/dang-nhap", SignInAsync).AllowAnonymous();
        staff.MapPost("/dang-xuat", SignOutAsync);
    }

    private static async Task<IResult> SignInAsync(HttpContext context, SignInService signIn, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (name, next) = (form["name"].ToString().Trim().ToLowerInvariant(), form["tiep"].ToString());
        var (result, principal) = await signIn.TryAsync(name, form["password"].ToString(), ClientAddress.Of(context), cancellationToken);
        if (result == SignInResult.Locked)
            return Page(context, $"Đã sai quá {SignInService.Lock.MostFailures} lần. Hãy chờ {SignInService.Lock.Period.TotalMinutes:0} phút rồi thử lại.", name, next, StatusCodes.Status429TooManyRequests);
        if (principal is null) return Page(context, "Tên hoặc mật khẩu không đúng.", name, next, StatusCodes.Status401Unauthorized);
        await context.SignInAsync(principal);
        return TypedResults.LocalRedirect(IsOurs(next) ? next : StaffPage.Home);
    }

    private static async Task<RedirectHttpResult> SignOutAsync(HttpContext context, AuditStore audit, TimeProvider time, CancellationToken cancellationToken)
    {
        await audit.AddAsync(new AuditRecord(time.GetUtcNow(), context.User.Identity!.Name!, "sign-out", null, ClientAddress.Of(context)), cancellationToken);
        await context.SignOutAsync();
        return TypedResults.LocalRedirect(Path);
    }

    private static ContentHttpResult Page(HttpContext context, string? problem, string? name, string? next, int status = StatusCodes.Status200OK) =>
        StaffPage.Show(context, "sign-in", "Đăng nhập", new { problem, name, next = IsOurs(next) ? next : null, token = StaffPage.Token(context) }, status);

    // Only back to a page of the staff: an address from outside must not send anyone elsewhere.
    private static bool IsOurs(string? address) =>
        address is not null && (address == StaffPage.Home || address.StartsWith(StaffPage.Home + "/", StringComparison.Ordinal)) && !address.Contains('\\', StringComparison.Ordinal);
}
