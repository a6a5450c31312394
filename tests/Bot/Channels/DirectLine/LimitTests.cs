using System.Net;
using System.Net.WebSockets;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Channels.DirectLine;

/// <summary>How much one may send and hold open.</summary>
public sealed class LimitTests
{
    private const int MostSent = 50;

    [Fact]
    public async Task Limits_ReachedOneByOne_RefuseTheNext()
    {
        using var folder = new TemporaryFolder();
        await using var bot = await BotHost.StartAsync(folder.Path, settings:
        [
            ("Assistant__DirectLine__Secrets__0", DirectLineBot.Secret),
            ("Assistant__DirectLine__ConversationsPerMinute", "4"),
            ("Assistant__DirectLine__ActivitiesPerMinute", "3"),
            ("Assistant__DirectLine__ActivitiesPerMinuteAndAddress", "5"),
            ("Assistant__DirectLine__StreamsPerConversation", "2"),
            ("Assistant__DirectLine__StreamsPerAddress", "3"),
        ]);
        // A token and a beginning count alike.
        var (first, second) = (await bot.OpenAsync(), await bot.OpenAsync());
        await AssertTooManyAsync(() => bot.CallAsync(HttpMethod.Post, "/tokens/generate"));
        await AssertTooManyAsync(() => bot.CallAsync(HttpMethod.Post, "/conversations", first.Token));
        // The server of a page stands for many.
        await bot.GenerateAsync(DirectLineBot.Secret);

        for (var sent = 0; sent < 3; sent++) await first.SendAsync(OpenConversation.Message("cảm ơn"));
        await AssertTooManyAsync(() => first.PostAsync(OpenConversation.Message("cảm ơn")));
        for (var sent = 0; sent < 2; sent++) await second.SendAsync(OpenConversation.Message("cảm ơn"));
        await AssertTooManyAsync(() => second.PostAsync(OpenConversation.Message("cảm ơn")));
        await first.ReadAsync();

        using var a = await OpenConversation.ListenAsync(first.StreamUrl);
        using var b = await OpenConversation.ListenAsync(first.StreamUrl);
        await AssertRefusedAsync(first.StreamUrl);
        using var c = await OpenConversation.ListenAsync(second.StreamUrl);
        await AssertRefusedAsync(second.StreamUrl);
        await c.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await UntilOpensAsync(second);
    }

    [Theory]
    [InlineData("Secrets__0", "ngan", "Secrets")]
    [InlineData("SigningKey", "khong-phai-khoa", "SigningKey")]
    [InlineData("TokenMinutes", "0", "TokenMinutes")]
    [InlineData("Streams", "0", "Streams")]
    public async Task Start_BadSetting_SaysWhichAndNotWhatItWas(string name, string value, string told)
    {
        var result = await ProcessRun.BotAsync(new Dictionary<string, string> { ["Assistant__DirectLine__" + name] = value }, "--urls", "http://127.0.0.1:0");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Assistant:DirectLine:" + told, result.Error, StringComparison.Ordinal);
        if (value.Length > 1) Assert.DoesNotContain(value, result.Error, StringComparison.Ordinal);
    }

    /// <summary>Permits come back while a slow machine sends, so it is sent until there is none.</summary>
    private static async Task AssertTooManyAsync(Func<Task<HttpResponseMessage>> call)
    {
        for (var sent = 0; sent < MostSent; sent++)
        {
            using var response = await call();
            if (response.StatusCode != HttpStatusCode.TooManyRequests) continue;
            Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
            await Task.FromResult(response).RefusedAsync(HttpStatusCode.TooManyRequests, "TooManyRequests");
            return;
        }
        Assert.Fail($"{MostSent} calls were taken.");
    }

    private static async Task AssertRefusedAsync(Uri stream) =>
        Assert.Contains("429", (await Assert.ThrowsAsync<WebSocketException>(() => OpenConversation.ListenAsync(stream))).Message, StringComparison.Ordinal);

    private static async Task UntilOpensAsync(OpenConversation conversation)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            try
            {
                using var socket = await OpenConversation.ListenAsync(conversation.StreamUrl);
                return;
            }
            catch (WebSocketException)
            {
                await Task.Delay(50, patience.Token);
            }
        }
    }
}
