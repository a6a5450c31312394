using System.Net;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Staff;

/// <summary>Who may do what: each endpoint without a session, with each role, and with a token that is not of the session.</summary>
public sealed class RoleTests(RoleTests.SignedIn people) : IClassFixture<RoleTests.SignedIn>
{
    private const string SignOut = "/staff/dang-xuat";

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
        ("POST", SignOut, Roles),
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
        using var client = new StaffClient(people.Bot, "10.4.0.1");
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
        var client = await people.AsAsync(role);
        var token = await client.TokenAsync("/staff");
        var address = path.Replace("{id}", id, StringComparison.Ordinal);
        using var response = method == "GET" ? await client.GetAsync(address) : await client.PostAsync(address, token,
            [.. NoticeCalls.Fields("x", "x"), ("version", "1"), ("state", path.EndsWith("/dong", StringComparison.Ordinal) ? "fixed" : "working")]);
        var isAllowed = Endpoints.Single(endpoint => endpoint.Method == method && endpoint.Path == path).Allowed.Contains(role);
        if (!isAllowed) Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        else Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.NotFound or HttpStatusCode.Conflict, response.StatusCode.ToString());
        if (path == SignOut) people.Forget(role);
    }

    [Theory]
    [MemberData(nameof(AllEndpoints))]
    public async Task Form_WithATokenOfAnotherSession_ChangesNothing(string method, string path)
    {
        if (method == "GET") return;
        var id = await QuestionAsync();
        var (other, client) = (await people.AsAsync("editor"), await people.AsAsync("admin"));
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
        await people.Bot.LeaveAsync(new { text }, $"10.4.{Random.Shared.Next(1, 250)}.{Random.Shared.Next(1, 250)}");
        return (await (await people.AsAsync("look-up")).FindAsync(text)).Split('/')[^1];
    }

    /// <summary>One person of each role, signed in once: a password takes long to check, on purpose.</summary>
    public sealed class SignedIn : IAsyncLifetime
    {
        private readonly StaffBot _staff = new();
        private readonly Dictionary<string, StaffClient> _clients = [];

        public RunningBot Bot => _staff.Bot;

        public Task InitializeAsync() => _staff.InitializeAsync();

        public async Task DisposeAsync()
        {
            foreach (var client in _clients.Values) client.Dispose();
            await _staff.DisposeAsync();
        }

        internal async Task<StaffClient> AsAsync(string role)
        {
            if (!_clients.TryGetValue(role, out var client)) _clients[role] = client = await StaffClient.SignInAsync(Bot, role, "10.4.0.2");
            return client;
        }

        /// <summary>The session is over; whoever comes next signs in again.</summary>
        internal void Forget(string role)
        {
            _clients.Remove(role, out var client);
            client?.Dispose();
        }
    }
}
