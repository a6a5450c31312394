using System.Net;
using System.Net.Sockets;
using De06Assistant.Bot.Hosting;

namespace De06Assistant.Bot.Operations.Doctor;

/// <summary>The addresses that the bot listens on: free, or taken by the bot itself.</summary>
internal static class AddressCheck
{
    public static Subject Subject { get; } = new("address", "Địa chỉ nghe");

    public static async Task<IEnumerable<Diagnosis>> RunAsync(Patient patient)
    {
        var found = new List<Diagnosis>();
        foreach (var address in Addresses(patient.Configuration)) found.Add(await LookAsync(address));
        return found;
    }

    /// <summary>Endpoints of the server's own settings stand before the addresses, as they do for the server.</summary>
    private static IEnumerable<string> Addresses(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>().ToList();
        if (endpoints.Count > 0) return endpoints;
        var urls = configuration["urls"];
        return (string.IsNullOrEmpty(urls) ? ProductHost.DefaultUrl : urls).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static async Task<Diagnosis> LookAsync(string text)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(text);
        }
        catch (FormatException)
        {
            return Subject.Broken($"\"{text}\" không phải địa chỉ", "Viết như http://127.0.0.1:5006, ở Urls hoặc --urls.");
        }
        if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0) return Subject.Good($"{text}: máy tự chọn");
        var listen = Listen(address.Host);
        return LocalPort.WhyNot(listen, address.Port) switch
        {
            null when !IPAddress.IsLoopback(listen) && address.Scheme == Uri.UriSchemeHttp => Subject.Look(
                $"{text} còn trống, nhưng mở cho máy khác mà không mã hóa", "Để sau một proxy có TLS (bot/Deployment), hoặc chỉ nghe ở 127.0.0.1."),
            null => Subject.Good($"{text} còn trống"),
            SocketError.AccessDenied => Subject.Broken($"{text}: người dùng này không được mở cổng {address.Port}", "Dùng cổng từ 1024 trở lên."),
            SocketError.AddressNotAvailable => Subject.Broken($"{text}: máy này không có địa chỉ đó", "Sửa Urls hoặc --urls."),
            _ => await IsOurselvesAsync(address, listen)
                ? Subject.Good($"trợ lý đang chạy tại {text}")
                : Subject.Broken($"{text} đang bị chương trình khác dùng", "Dừng chương trình đó, hoặc chọn cổng khác bằng --urls."),
        };
    }

    private static IPAddress Listen(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback : IPAddress.TryParse(host.Trim('[', ']'), out var address) ? address : IPAddress.IPv6Any;

    private static async Task<bool> IsOurselvesAsync(BindingAddress address, IPAddress listen)
    {
        var host = listen.Equals(IPAddress.Any) || listen.Equals(IPAddress.IPv6Any) ? IPAddress.Loopback : listen;
        var live = new UriBuilder(address.Scheme, host.ToString(), address.Port, "/health/live").Uri;
        return await LocalPort.AnswerAsync(live) is { } answer && answer.Contains("\"live\"", StringComparison.Ordinal);
    }
}
