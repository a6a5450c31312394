using System.Net;
using System.Text;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Fuzz;

/// <summary>Every route of a real bot, with what nobody would send: no fault of the server, no end, no waiting for ever.</summary>
public sealed class HttpFuzzTests(BotRoutes routes) : IClassFixture<BotRoutes>
{
    // Ends the session; builds the index, which is slow and reads nothing of the request.
    private static readonly string[] LeftOut = ["/staff/dang-xuat", "/staff/noi-dung/lap-chi-muc"];

    private static readonly string[] Bodies =
    [
        """{"text":"lệ phí căn cước","locality":"xa-vinh-tru","conversationId":null,"channel":"web","clientId":"0123456789abcdef0123456789abcdef","station":"q1"}""",
        """{"score":4,"comment":"rõ ràng 0912345678","reasons":["khó hiểu","khác"]}""",
        """{"clientId":"0123456789abcdef0123456789abcdef","topic":"lien-thong-khai-sinh","facet":"le-phi","locality":"xa-vinh-tru","station":"q1","conversationId":null,"at":"2026-11-21T03:00:00Z","score":5}""",
        """{"text":"hỏi cán bộ","conversationId":null,"turnId":null,"locality":"xa-vinh-tru","name":"Trần Thị Bưởi","phone":"0987 654 321","channel":"web","requestId":"0123456789abcdef0123456789abcdef"}""",
    ];

    private static readonly string[] Names =
    [
        "q", "c", "t", "locality", "cam-on", "turn", "topic", "facet", "from", "to", "by", "format", "a", "state", "tiep", "co-quan", "den", "han", "ke-hoach", "kenh", "linh-vuc", "loai", "thang", "theo", "tu", "xa", "xep",
        "text", "name", "phone", "request", "code", "sure", "turnId", "score", "comment", "reasons", "answer", "version", "assignee", "owner", "note", "public-note", "password",
    ];

    private static readonly string[] Values =
    [
        "lien-thong-khai-sinh", "le-phi", "xa-vinh-tru", "2026-11-01", "2026-11-30", "month", "csv", "xlsx", "new", "1", "noi-sinh:tai-nha", "plan:xa-vinh-tru-2026", "00000000000000000000000000000000", "7KQM-2XHD", "/staff", "dong",
    ];

    private static readonly (string Name, string[] Values)[] Headers =
    [
        ("Accept", ["*/*", "text/html", "application/json", "nonsense", "application/json;q=2", ""]),
        ("Accept-Encoding", ["gzip", "br", "gzip;q=0", "*", "nonsense,,;"]),
        ("Range", ["bytes=0-0", "bytes=5-1", "bytes=-99999999999999999999", "lines=1"]),
        ("If-None-Match", ["*", "\"x\"", "W/", "\""]),
        ("If-Modified-Since", ["yesterday", "Sat, 21 Nov 2026 03:00:00 GMT"]),
        ("Origin", ["null", "https://a.example", "nonsense", "http://[::1"]),
        ("Access-Control-Request-Method", ["DELETE", "nonsense"]),
        ("X-Forwarded-For", ["10.9.9.9", "nonsense", ", , ,", "[::1]:99999", "1.2.3.4, 127.0.0.1"]),
        ("X-Forwarded-Proto", ["https", "gopher", ",,"]),
        ("X-Api-Key", ["", "khoa-thu-nghiem-0123456789", "ự"]),
        ("Cookie", ["a=b", "=;;=", ".AspNetCore.Antiforgery=x"]),
        ("Expect", ["100-continue"]),
        ("Content-Language", ["vi"]),
    ];

    [Fact]
    public async Task Send_AnythingAnywhere_IsAnsweredAndNeverAFault()
    {
        using var folder = new TemporaryFolder();
        await StaffBot.SeedAccountsAsync(folder.Path);
        await using var bot = await StaffBot.StartProcessAsync(folder.Path, ("Assistant__Limits__TurnsPerConversation", "0"), ("Assistant__Limits__SpeechPerAddress", "5"));
        using var staff = await StaffClient.SignInAsync(bot, "admin", "10.8.0.1");
        var token = await staff.TokenAsync("/staff/tra-cuu");
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = staff.Cookies, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }) { BaseAddress = bot.Client.BaseAddress };
        // What is found out on the way is used further on: keys that open something, numbers that are there.
        var reply = await bot.AskAsync("thời tiết mai thế nào");
        var known = new[] { reply.Text("conversationId"), reply.Text("turnId"), (await bot.LeaveAsync(new { text = "hỏi", conversationId = reply.Text("conversationId") }, "10.8.0.2")).Text("code"), "1", "lien-thong-khai-sinh", "xa-vinh-tru" };
        var targets = routes.All.Where(route => !LeftOut.Contains(route.Pattern)).ToList();
        Assert.True(targets.Count > 60, $"only {targets.Count} routes were found");

        await FuzzRun.RunAsync("http", 0.5, async random =>
        {
            var route = Mutations.Pick(random, targets);
            using var request = Request(random, route, bot.Client.BaseAddress!, known, token);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var status = (int)response.StatusCode;
            // Busy is no fault: the speech program is one for all.
            if (status < 500 || (status == 503 && route.Pattern == "/api/speech")) return;
            throw new InvalidOperationException($"{request.Method} {request.RequestUri} of {request.Content?.Headers.ContentType} was answered {status}: {await response.Content.ReadAsStringAsync()} {bot.Log[Math.Max(0, bot.Log.Length - 2000)..]}");
        });

        using var live = await bot.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        var faults = bot.Log.Split('\n').Where(line => line.Contains("fail: ", StringComparison.Ordinal) || line.Contains("crit: ", StringComparison.Ordinal)).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static HttpRequestMessage Request(Random random, BotRoute route, Uri bot, string[] known, string token)
    {
        var path = route.Path(_ => Escaped(random, Value(random, known)));
        if (random.Next(3) > 0) path += "?" + string.Join('&', Enumerable.Range(0, random.Next(1, 5)).Select(_ => $"{Name(random, route)}={Escaped(random, Value(random, known))}"));
        var method = random.Next(12) == 0 ? Mutations.Pick(random, ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "NONSENSE"]) : Mutations.Pick(random, route.Methods);
        // How a WebSocket begins in HTTP/2; this client sends it to proxies only.
        if (method == "CONNECT") method = "GET";
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(bot.GetLeftPart(UriPartial.Authority) + path[..Math.Min(path.Length, 6000)], new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        for (var headers = random.Next(4); headers > 0; headers--)
        {
            var (name, values) = Mutations.Pick(random, Headers);
            request.Headers.TryAddWithoutValidation(name, Mutations.Pick(random, values));
        }
        // An address of its own for most, so that limits refuse few.
        if (random.Next(10) > 0) request.Headers.TryAddWithoutValidation("X-Forwarded-For", $"10.9.{random.Next(256)}.{random.Next(256)}");
        if (method is not ("GET" or "HEAD")) request.Content = Content(random, route, known, token);
        return request;
    }

    private static ByteArrayContent Content(Random random, BotRoute route, string[] known, string token)
    {
        var isForm = route.Pattern.StartsWith("/api", StringComparison.Ordinal) ? random.Next(10) == 0 : random.Next(10) > 0;
        var bytes = isForm ? Form(random, route, known, token) : Mutations.Json(random, Mutations.Pick(random, Bodies));
        var content = new ByteArrayContent(random.Next(8) == 0 ? Mutations.Bytes(random, bytes) : bytes);
        var type = random.Next(10) == 0 ? Mutations.Pick(random, ["text/plain", "application/xml", "multipart/form-data; boundary=a", "application/json; charset=utf-7", "application/json; charset=nonsense", "nonsense", ""])
            : isForm ? "application/x-www-form-urlencoded" : "application/json";
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private static byte[] Form(Random random, BotRoute route, string[] known, string token) => Encoding.UTF8.GetBytes(string.Join('&',
        Enumerable.Range(0, random.Next(1, 8)).Select(_ => $"{Name(random, route)}={Escaped(random, Value(random, known))}").Append("__RequestVerificationToken=" + Uri.EscapeDataString(token))));

    private static string Name(Random random, BotRoute route) => random.Next(20) == 0 ? Escaped(random, Mutations.Word(random))
        : route.Parameters.Count > 0 && random.Next(3) > 0 ? Mutations.Pick(random, route.Parameters) : Mutations.Pick(random, Names);

    private static string Value(Random random, string[] known) => random.Next(4) switch
    {
        0 => Mutations.Pick(random, known),
        1 => Mutations.Pick(random, Values),
        2 => Mutations.Text(random, Mutations.Pick(random, Values)),
        _ => Mutations.Word(random),
    };

    /// <summary>As it has to be written in an address, and at times not quite so.</summary>
    private static string Escaped(Random random, string text)
    {
        // A half surrogate has no UTF-8; then its replacement is sent.
        var escaped = Uri.EscapeDataString(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
        return random.Next(15) == 0 ? escaped + Mutations.Pick(random, ["%", "%0", "%ff", "%00", "+", "..", "%2f", "%c0%af", ";"]) : escaped;
    }
}
