using System.Net;
using System.Net.Http.Json;
using De06Assistant.Tests.Bot.Channels;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Conversation;

/// <summary>What is remembered goes by the conversation's own identifier, and by nothing else.</summary>
[Collection(SharedBotGroup.Name)]
public sealed class ConversationIdTests(SharedBot shared)
{
    private readonly RunningBot _bot = shared.Bot;

    [Fact]
    public async Task Ask_ManyConversationsAtOnce_NoneSeesAnother()
    {
        string[] topics = ["dang-ky-thuong-tru", "dang-ky-ket-hon", "tach-ho", "dang-ky-tam-tru", "giay-phep-lai-xe"];
        string[] questions = ["đăng ký thường trú cần gì", "đăng ký kết hôn cần gì", "tách hộ cần giấy tờ gì", "đăng ký tạm trú cần gì", "đổi bằng lái xe cần gì"];
        await Task.WhenAll(Enumerable.Range(0, 25).Select(async i =>
        {
            var id = (await _bot.AskAsync(questions[i % topics.Length])).GetProperty("conversationId").GetString();
            foreach (var next in new[] { "còn lệ phí", "ở đâu vậy", "mấy ngày" })
                Assert.Equal(topics[i % topics.Length], (await _bot.AskAsync(next, conversationId: id)).GetProperty("topic").GetString());
        }));
    }

    [Theory]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("../../etc/passwd")]
    public async Task Ask_IdThatWasNeverGiven_IsRefused(string id)
    {
        await _bot.AskAsync("đăng ký thường trú cần gì");
        using var response = await _bot.Client.PostAsJsonAsync("/api/ask", new { text = "còn lệ phí", conversationId = id });
        await AskApiTests.AssertProblemAsync(response, HttpStatusCode.NotFound, "conversation-unknown");
    }
}
