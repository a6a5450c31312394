using System.Net;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Staff;

/// <summary>Who gets in, who is kept out, and when a session ends.</summary>
public sealed class SignInTests(StaffBot staff) : IClassFixture<StaffBot>
{
    private const int FailuresThatLock = 5;

    [Fact]
    public async Task SignIn_RightPassword_OpensASessionInAStrictCookie()
    {
        using var client = new StaffClient(staff.Bot, "10.3.0.1");
        using var response = await client.TrySignInAsync("Look-Up ", StaffBot.Password, "/staff/cau-hoi?state=new");
        Assert.Equal("/staff/cau-hoi?state=new", response.Headers.Location!.ToString());
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"), value => value.StartsWith("de06-staff=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("look-up (bộ phận một cửa)", await client.PageAsync("/staff"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_BehindTls_MarksTheCookieSecure()
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = staff.Bot.Client.BaseAddress };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var page = await client.GetAsync(new Uri("/staff/dang-nhap", UriKind.Relative));
        Assert.Contains("secure", Assert.Single(page.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://xau.vn/staff")]
    [InlineData("//xau.vn")]
    [InlineData("/staff/..\\xau")]
    [InlineData("/hoi")]
    public async Task SignIn_ToAnAddressElsewhere_GoesHome(string next)
    {
        using var client = new StaffClient(staff.Bot, "10.3.0.2");
        using var response = await client.TrySignInAsync("look-up", StaffBot.Password, next);
        Assert.Equal("/staff", response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task SignIn_FiveFailures_LockTheAccountFromEverywhere()
    {
        using var folder = new TemporaryFolder();
        await StaffBot.SeedAccountsAsync(folder.Path);
        await using (var bot = await StaffBot.StartAsync(folder.Path))
        {
            // All at once and each from another address: counted all the same.
            var tries = await Task.WhenAll(Enumerable.Range(0, FailuresThatLock * 2).Select(async i =>
            {
                using var client = new StaffClient(bot, $"10.3.1.{i}");
                using var response = await client.TrySignInAsync("editor", "khong phai mat khau");
                return response.StatusCode;
            }));
            Assert.Equal(FailuresThatLock, tries.Count(status => status == HttpStatusCode.Unauthorized));
            Assert.Equal(FailuresThatLock, tries.Count(status => status == HttpStatusCode.TooManyRequests));
        }
        // Also after a restart, also with the right password; another account is not concerned.
        await using var next = await StaffBot.StartAsync(folder.Path);
        using var owner = new StaffClient(next, "10.3.1.100");
        using (var locked = await owner.TrySignInAsync("editor", StaffBot.Password)) Assert.Equal(HttpStatusCode.TooManyRequests, locked.StatusCode);
        using (var other = await owner.TrySignInAsync("admin", StaffBot.Password)) Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);
    }

    [Fact]
    public async Task SignIn_FiveFailures_LockTheAddressForEveryAccount()
    {
        using var client = new StaffClient(staff.Bot, "10.3.2.1");
        for (var i = 0; i < FailuresThatLock; i++)
            using (var failed = await client.TrySignInAsync($"ai-do-{i}", "khong phai mat khau")) Assert.Equal(HttpStatusCode.Unauthorized, failed.StatusCode);
        using (var locked = await client.TrySignInAsync("look-up", StaffBot.Password)) Assert.Equal(HttpStatusCode.TooManyRequests, locked.StatusCode);
        using var elsewhere = await StaffClient.SignInAsync(staff.Bot, "look-up", "10.3.2.2");
    }

    [Fact]
    public async Task SignIn_FailuresThenSuccess_StartTheAccountAfresh()
    {
        for (var round = 0; round < 3; round++)
        {
            using var client = new StaffClient(staff.Bot, $"10.3.3.{round}");
            for (var i = 0; i < FailuresThatLock - 1; i++)
                using (await client.TrySignInAsync("report", "khong phai mat khau")) { }
            using var done = await client.TrySignInAsync("report", StaffBot.Password);
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        }
    }

    [Fact]
    public async Task SignIn_TokenFromBeforeTheSession_IsStaleAfterwards()
    {
        using var client = new StaffClient(staff.Bot, "10.3.4.1");
        var stale = await client.TokenAsync("/staff/dang-nhap");
        using (await client.TrySignInAsync("look-up", StaffBot.Password)) { }
        using var response = await client.PostAsync("/staff/dang-xuat", stale);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using var none = await client.PostAsync("/staff/dang-nhap", "", ("name", "look-up"), ("password", StaffBot.Password));
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
    }

    [Fact]
    public async Task SignOut_EndsTheSession()
    {
        using var client = await StaffClient.SignInAsync(staff.Bot, "look-up", "10.3.5.1");
        using (var signedOut = await client.PostAsync("/staff/dang-xuat", await client.TokenAsync("/staff"))) Assert.Equal(HttpStatusCode.Redirect, signedOut.StatusCode);
        using var page = await client.GetAsync("/staff");
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
    }

    [Fact]
    public async Task Session_OutlivesARestart_ButNotANewPasswordNorTheAccount()
    {
        using var folder = new TemporaryFolder();
        await StaffBot.SeedAccountsAsync(folder.Path);
        var settings = new Dictionary<string, string> { ["Assistant__DataDirectory"] = folder.Path };
        CookieContainer cookies;
        await using (var bot = await StaffBot.StartAsync(folder.Path))
        {
            using var client = await StaffClient.SignInAsync(bot, "admin", "10.3.6.1");
            cookies = client.Cookies;
        }
        await using var next = await StaffBot.StartAsync(folder.Path);
        using var admin = new StaffClient(next, "10.3.6.1");
        foreach (Cookie cookie in cookies.GetAllCookies()) admin.Cookies.Add(next.Client.BaseAddress!, new Cookie(cookie.Name, cookie.Value));
        Assert.Contains("admin (quản trị)", await admin.PageAsync("/staff"), StringComparison.Ordinal);

        var changed = await ProcessRun.BotWithInputAsync("mat khau moi hoan toan\n", settings, "users", "password", "admin");
        Assert.True(changed.ExitCode == 0, changed.Error);
        using (var ended = await admin.GetAsync("/staff")) Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);

        using var editor = await StaffClient.SignInAsync(next, "editor", "10.3.6.2");
        var removed = await ProcessRun.BotAsync(settings, "users", "remove", "editor");
        Assert.True(removed.ExitCode == 0, removed.Error);
        using (var ended = await editor.GetAsync("/staff")) Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
    }
}
