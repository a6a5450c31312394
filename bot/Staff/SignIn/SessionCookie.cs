using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Staff.SignIn;

/// <summary>The staff's session: one cookie, eight hours from its last use, checked against the account at each request.</summary>
internal static class SessionCookie
{
    private const string CookieName = "de06-staff";
    private const string FormCookieName = "de06-form";
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(8);

    public static IServiceCollection AddSessions(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("De06Assistant");
        services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>(KeepKeys);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = FormCookieName;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(Set);
        services.AddAuthorization(options =>
        {
            foreach (var (policy, roles) in StaffRoles.Policies) options.AddPolicy(policy, rule => rule.RequireRole(roles));
        });
        return services;
    }

    /// <summary>In the data folder, so that a restart ends no session; where machines share their records, with those, so that a session holds on all of them.</summary>
    private static void KeepKeys(KeyManagementOptions keys, IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<AssistantOptions>>().Value;
        if (options.Storage.Provider != StorageOptions.InPostgres)
        {
            keys.XmlRepository = new FileSystemXmlRepository(PrivateFolder(options.SessionKeysPath), services.GetRequiredService<ILoggerFactory>());
            return;
        }
        keys.XmlRepository = new SessionKeyStore(services.GetRequiredService<RecordDatabase>());
        if (new SessionKeySeal(services) is { IsAvailable: true } seal) keys.XmlEncryptor = seal;
    }

    private static void Set(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Lasts;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = AskToSignInAsync;
        options.Events.OnRedirectToAccessDenied = context => StaffPage.Refuse(StatusCodes.Status403Forbidden, "Tài khoản của bạn không có quyền mở trang này.").ExecuteAsync(context.HttpContext);
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (context.Principal is { } principal && context.HttpContext.RequestServices.GetRequiredService<SignInService>().Renew(principal) is { } renewed)
        {
            context.ReplacePrincipal(renewed);
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    /// <summary>A page leads to the sign-in and back; a form is refused, since what it sent would be lost on the way.</summary>
    private static Task AskToSignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
            return StaffPage.Refuse(StatusCodes.Status401Unauthorized, "Phiên làm việc đã hết. Hãy đăng nhập lại ở thẻ khác, rồi quay lại trang trước và gửi lại.").ExecuteAsync(context.HttpContext);
        context.Response.Redirect(SignInPages.Path + QueryString.Create("tiep", context.Request.Path + context.Request.QueryString));
        return Task.CompletedTask;
    }

    private static DirectoryInfo PrivateFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
