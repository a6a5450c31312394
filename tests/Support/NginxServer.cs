using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace De06Assistant.Tests.Support;

/// <summary>
/// A real nginx by the sample of the product, <c>bot/Deployment/nginx.conf</c>, in which only what the sample itself says is to be changed is changed: the
/// list of servers, ports, certificate and log. It asks the servers in turn.
/// </summary>
internal sealed class NginxServer : IAsyncDisposable
{
    /// <summary>By what nginx is told where a client comes from, since all of a test come from this machine.</summary>
    private const string AddressHeader = "X-Test-Address";

    /// <summary>By what it says which server has answered.</summary>
    private const string ServerHeader = "X-Test-Server";

    private const string Name = "hoidap.example.vn";

    private readonly TemporaryFolder _folder = new();
    private readonly X509Certificate2 _certificate = Certificate();
    private readonly int _port = RedisServer.FreePort();
    private Process? _process;

    private NginxServer()
    {
    }

    /// <summary>The address that citizens know.</summary>
    public static Uri Site { get; } = new($"https://{Name}");

    /// <summary>What the sample writes into the access log.</summary>
    public Task<string> LogAsync() => File.ReadAllTextAsync(_folder.File("access.log"));

    public static async Task<NginxServer> StartAsync(params RunningBot[] bots)
    {
        var server = new NginxServer();
        server.Write(bots);
        server._process = Process.Start(new ProcessStartInfo("nginx", ["-p", server._folder.Path, "-c", server._folder.File("nginx.conf"), "-e", server._folder.File("error.log")]))!;
        await Eventually.HoldsAsync(server.AnswersAsync, "nginx answers");
        return server;
    }

    /// <summary>A client from an address; it follows no redirect.</summary>
    /// <param name="address">Null for this machine itself.</param>
    public HttpClient Client(string? address, CookieContainer? cookies = null)
    {
        var client = new HttpClient(Handler(cookies)) { BaseAddress = Site };
        if (address is not null) client.DefaultRequestHeaders.Add(AddressHeader, address);
        return client;
    }

    /// <summary>Opens a WebSocket as a browser at that address does.</summary>
    public async Task<ClientWebSocket> ListenAsync(Uri stream, string address)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader(AddressHeader, address);
        using var invoker = new HttpMessageInvoker(Handler(null));
        await socket.ConnectAsync(stream, invoker, CancellationToken.None);
        return socket;
    }

    /// <summary>Which server a response is of.</summary>
    public static string ServerOf(HttpResponseMessage response) => response.Headers.GetValues(ServerHeader).Single();

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            // SIGTERM ends nginx and its workers at once.
            using var signal = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            await signal.WaitForExitAsync();
            await _process.WaitForExitAsync();
        }
        _process?.Dispose();
        _certificate.Dispose();
        _folder.Dispose();
    }

    private void Write(RunningBot[] bots)
    {
        _folder.Write("fullchain.pem", _certificate.ExportCertificatePem());
        _folder.Write("privkey.pem", _certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        var sample = File.ReadAllText(Path.Combine(Product.Home, "bot", "Deployment", "nginx.conf"));
        foreach (var (old, next) in new[]
        {
            ("    server 127.0.0.1:5006 ", $"    server {bots[0].Client.BaseAddress!.Authority} "),
            ("    # server 127.0.0.1:5007 ", $"    server {bots[1].Client.BaseAddress!.Authority} "),
            ("listen 80;", $"listen 127.0.0.1:{RedisServer.FreePort()};"),
            ("listen [::]:80;", ""),
            ("listen 443 ssl", $"listen 127.0.0.1:{_port} ssl"),
            ("listen [::]:443 ssl http2;", ""),
            ("/etc/ssl/de06assistant/fullchain.pem", _folder.File("fullchain.pem")),
            ("/etc/ssl/de06assistant/privkey.pem", _folder.File("privkey.pem")),
            ("/var/log/nginx/de06assistant.log", _folder.File("access.log")),
        })
        {
            Assert.Contains(old, sample, StringComparison.Ordinal);
            sample = sample.Replace(old, next, StringComparison.Ordinal);
        }
        _folder.Write("de06assistant.conf", sample);
        _folder.Write("nginx.conf", $$"""
            {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
            daemon off;
            worker_processes 1;
            pid nginx.pid;
            error_log error.log;
            events { }
            http {
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                set_real_ip_from 127.0.0.1;
                real_ip_header {{AddressHeader}};
                add_header {{ServerHeader}} $upstream_addr always;
                include de06assistant.conf;
            }
            """);
    }

    private async Task<bool> AnswersAsync()
    {
        Assert.False(_process!.HasExited, "nginx ended: " + (File.Exists(_folder.File("error.log")) ? await File.ReadAllTextAsync(_folder.File("error.log")) : ""));
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private SocketsHttpHandler Handler(CookieContainer? cookies)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = cookies is not null,
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(IPAddress.Loopback, _port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == _certificate.GetCertHashString() },
        };
        if (cookies is not null) handler.CookieContainer = cookies;
        return handler;
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest($"CN={Name}", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
