using System.Net;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Staff;

/// <summary>Who may do what: each endpoint without a session, with each role, and with a token that is not of the session.</summary>
public sealed class RoleTests(StaffBot staff) : IClassFixture<StaffBot>
{
    private static readonly string[] Roles = ["look-up", "editor", "report", "admin"];

    // {id} stands for a question that is there; an endpoint that lets a role through may still find something missing.
    private static readonly (string Method, string Path, string[] Allowed)[] Endpoints =
    [
        ("GET", "/staff", Roles),
        ("GET", "/staff/tra-cuu", Roles),
        ("GET", "/staff/tra-cuu/ket-qua", Roles),
        ("GET", "/staff/tra-cuu/dang-ky-ket-hon", Roles),
        ("GET", "/staff/tra-cuu/ke-hoach/xa-vinh-tru/ke-hoach-de-an-06-2026/nhiem-vu/a", Roles),
        ("GET", "/staff/nhiem-vu", Roles),
        ("GET", "/staff/nhiem-vu/bang.csv", Roles),
        ("GET", "/staff/nhiem-vu/bang.xlsx", Roles),
        ("GET", "/staff/cau-hoi", ["look-up", "editor", "admin"]),
        ("GET", "/staff/cau-hoi/{id}", ["look-up", "editor", "admin"]),
        ("POST", "/staff/cau-hoi/{id}/tra-loi", ["look-up", "editor", "admin"]),
        ("POST", "/staff/cau-hoi/{id}/giao", ["look-up", "editor", "admin"]),
        ("POST", "/staff/cau-hoi/{id}/trang-thai", ["look-up", "editor", "admin"]),
        ("POST", "/staff/cau-hoi/{id}/ban-nhap", ["editor", "admin"]),
        ("GET", "/staff/ban-nhap/khong-co", ["editor", "admin"]),
        ("GET", "/staff/viec", ["editor", "admin"]),
        ("GET", "/staff/viec/1", ["editor", "admin"]),
        ("POST", "/staff/viec/1/giao", ["editor", "admin"]),
        ("POST", "/staff/viec/1/nhan", ["editor", "admin"]),
        ("POST", "/staff/viec/1/dong", ["editor", "admin"]),
        ("GET", "/staff/thong-bao", ["look-up", "editor", "admin"]),
        ("GET", "/staff/thong-bao/moi", ["look-up", "editor", "admin"]),
        ("GET", "/staff/thong-bao/1", ["look-up", "editor", "admin"]),
        ("POST", "/staff/thong-bao/moi", ["look-up", "editor", "admin"]),
        ("POST", "/staff/thong-bao/1/sua", ["look-up", "editor", "admin"]),
        ("POST", "/staff/thong-bao/1/dung", ["look-up", "editor", "admin"]),
        ("GET", "/staff/so-lieu", ["report", "admin"]),
        ("GET", "/staff/noi-dung", ["editor", "admin"]),
        ("GET", "/staff/noi-dung/tien-do", ["editor", "admin"]),
        ("POST", "/staff/noi-dung/lap-chi-muc", ["editor", "admin"]),
        ("GET", "/staff/bao-cao", ["report", "admin"]),
        ("GET", "/staff/bao-cao/tai-ve?format=json", ["report", "admin"]),
        ("GET", "/staff/nhat-ky", ["admin"]),
        ("POST", "/staff/dang-xuat", Roles),
    ];

    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            foreach (var (method, path, _) in Endpoints)
                foreach (var role in Roles) cases.Add(method, path, role);
            return cases;
        }
    }

    public static TheoryData<string, string> AllEndpoints
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (method, path, _) in Endpoints) all.Add(method, path);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(AllEndpoints))]
    public async Task Endpoint_WithoutASession_LeadsToTheSignInOrIsRefused(string method, string path)
    {
        var id = await QuestionAsync();
        using var client = new StaffClient(staff.Bot, "10.4.0.1");
        var token = await client.TokenAsync("/staff/dang-nhap");
        using var response = method == "GET" ? await client.GetAsync(path.Replace("{id}", id, StringComparison.Ordinal)) : await client.PostAsync(path.Replace("{id}", id, StringComparison.Ordinal), token, ("answer", "x"), ("version", "1"));
        Assert.Equal(method == "GET" ? HttpStatusCode.Redirect : HttpStatusCode.Unauthorized, response.StatusCode);
        if (method == "GET") Assert.StartsWith("/staff/dang-nhap?tiep=", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Endpoint_WithARole_IsOpenToThatRoleOnly(string method, string path, string role)
    {
        var id = await QuestionAsync();
        using var client = await StaffClient.SignInAsync(staff.Bot, role, "10.4.0.2");
        var token = await client.TokenAsync("/staff");
        var address = path.Replace("{id}", id, StringComparison.Ordinal);
        using var response = method == "GET" ? await client.GetAsync(address) : await client.PostAsync(address, token,
            [.. NoticeCalls.Fields("x", "x"), ("version", "1"), ("state", path.EndsWith("/dong", StringComparison.Ordinal) ? "fixed" : "working")]);
        var isAllowed = Endpoints.Single(endpoint => endpoint.Method == method && endpoint.Path == path).Allowed.Contains(role);
        if (!isAllowed) Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        else Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.NotFound or HttpStatusCode.Conflict, response.StatusCode.ToString());
    }

    [Theory]
    [MemberData(nameof(AllEndpoints))]
    public async Task Form_WithATokenOfAnotherSession_ChangesNothing(string method, string path)
    {
        if (method == "GET") return;
        var id = await QuestionAsync();
        using var other = await StaffClient.SignInAsync(staff.Bot, "editor", "10.4.0.3");
        using var client = await StaffClient.SignInAsync(staff.Bot, "admin", "10.4.0.4");
        foreach (var token in new[] { await other.TokenAsync("/staff"), "", "x" })
        {
            using var response = await client.PostAsync(path.Replace("{id}", id, StringComparison.Ordinal), token, ("answer", "bài dài đã gõ"), ("version", "1"));
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains("bài dài đã gõ", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Contains("<span class=\"badge new\">mới</span>", await client.PageAsync($"/staff/cau-hoi/{id}"), StringComparison.Ordinal);
    }

    private async Task<string> QuestionAsync()
    {
        // Letters only: eight digits in a row would be masked as a personal number.
        var text = "câu hỏi " + string.Concat(Guid.NewGuid().ToByteArray().Select(value => (char)('a' + value % 26)));
        await staff.Bot.LeaveAsync(new { text }, $"10.4.{Random.Shared.Next(1, 250)}.{Random.Shared.Next(1, 250)}");
        using var client = await StaffClient.SignInAsync(staff.Bot, "look-up", "10.4.0.5");
        return (await client.FindAsync(text)).Split('/')[^1];
    }
}
