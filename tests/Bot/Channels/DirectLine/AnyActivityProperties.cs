using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace De06Assistant.Tests.Bot.Channels.DirectLine;

/// <summary>Whatever JSON is sent as an activity, it is taken or refused, and never a fault of the server.</summary>
[Collection(DirectLineGroup.Name)]
public sealed class AnyActivityProperties(DirectLineBot direct)
{
    private static readonly string[] Names =
    [
        "type", "id", "timestamp", "localTimestamp", "localTimezone", "serviceUrl", "channelId", "from", "recipient", "conversation", "replyToId", "locale", "text", "textFormat", "inputHint",
        "attachmentLayout", "attachments", "suggestedActions", "entities", "name", "value", "channelData", "membersAdded", "membersRemoved", "reactionsAdded", "reactionsRemoved", "clientActivityID",
        "action", "actionName", "actionValue", "reaction", "feedback", "feedbackText", "turnId", "question", "phone", "locality", "mentioned", "@type", "@id", "content", "contentType", "contentUrl", "khác", "",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "7", "-0.5e300", "1e999", "99999999999999999999999", "\"\"", "\"message\"", "\"event\"", "\"invoke\"", "\"typing\"", "\"messageReaction\"", "\"webchat/join\"",
        "\"webchat:activity-status/feedback\"", "\"message/submitAction\"", "\"feedback\"", "\"leave-question\"", "\"like\"", "\"LikeAction\"", "\"mention\"", "\"lệ phí khai sinh\"", "\"2026-11-26T20:00:00Z\"", "\"hôm nay\"",
        "\"\\ud800\"", "\"\\u0000\"", "\"{\\\"feedbackText\\\":7}\"", "\"<at>\"", "\"00000000000000000000000000000000\"",
    ];

    [Fact]
    public async Task Send_AnyJson_IsNeverAFaultOfTheServer()
    {
        var conversation = await direct.Bot.OpenAsync(DirectLineBot.Secret);
        Prop.ForAll(Activities.ToArbitrary(), activity =>
        {
            using var content = new StringContent(activity, Encoding.UTF8, "application/json");
            using var response = conversation.PostAsync(content).GetAwaiter().GetResult();
            return (int)response.StatusCode < 500;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
        await conversation.SendAsync(OpenConversation.Message("lệ phí đăng ký thường trú"));
        Assert.All(await conversation.AllAsync(), activity => Assert.Equal(JsonValueKind.Object, activity.ValueKind));
        Assert.DoesNotContain("Unhandled", direct.Bot.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"value\":")]
    [InlineData("{\"channelData\":[")]
    public async Task Send_DeepJson_IsRefused(string opening)
    {
        var conversation = await direct.Bot.OpenAsync(DirectLineBot.Secret);
        using var content = new StringContent("{\"type\":\"message\",\"from\":{\"id\":\"a\"},\"value\":" + string.Concat(Enumerable.Repeat(opening, 3000)), Encoding.UTF8, "application/json");
        await conversation.PostAsync(content).RefusedAsync(System.Net.HttpStatusCode.BadRequest, "MalformedData");
    }

    [Theory]
    [InlineData("<at>")]
    [InlineData("a@")]
    [InlineData("0 ")]
    [InlineData("*_[](")]
    public async Task Send_LongTextOfOnePiece_IsAnswered(string piece)
    {
        var conversation = await direct.Bot.OpenAsync(DirectLineBot.Secret);
        foreach (var length in new[] { 4900, 9900, 15_000 }) await conversation.SendAsync(OpenConversation.Message(string.Concat(Enumerable.Repeat(piece, length / piece.Length))));
    }

    /// <summary>An object of the members that are known, most often one that a client could send.</summary>
    private static Gen<string> Activities =>
        from type in Gen.Elements("\"message\"", "\"message\"", "\"event\"", "\"invoke\"", "\"messageReaction\"", "\"typing\"", "7")
        from members in Members(3)
        select $$"""{"type":{{type}},"from":{"id":"khach"}{{(members.Length == 0 ? "" : "," + members)}}}""";

    private static Gen<string> Members(int depth) =>
        from count in Gen.Choose(0, 5)
        from members in Gen.Zip(Gen.Elements(Names), Value(depth)).ArrayOf(count)
        select string.Join(',', members.Select(member => $"{JsonSerializer.Serialize(member.Item1)}:{member.Item2}"));

    private static Gen<string> Value(int depth) => depth == 0
        ? Gen.Elements(Values)
        : Gen.OneOf(
            Gen.Elements(Values),
            Members(depth - 1).Select(members => $"{{{members}}}"),
            Gen.Choose(0, 3).SelectMany(count => Value(depth - 1).ArrayOf(count)).Select(items => $"[{string.Join(',', items)}]"));
}
