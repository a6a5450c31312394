using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Channels.DirectLine;

/// <summary>A message with files: its text is answered, the files are refused in a friendly way and kept nowhere.</summary>
[Collection(DirectLineGroup.Name)]
public sealed class UploadTests(DirectLineBot direct)
{
    private RunningBot Bot => direct.Bot;

    [Fact]
    public async Task Upload_TextAndPicture_AnswersTheTextAndRefusesThePicture()
    {
        var conversation = await Bot.OpenAsync();
        using var form = Form(new { type = "message", text = "lệ phí đăng ký thường trú", from = new { id = "khach" }, channelData = new { clientActivityID = "anh-1" }, attachments = new[] { new { contentType = "image/jpeg", name = "the.jpg" } } }, 3 * 1024 * 1024);
        var id = (await UploadAsync(conversation, form).DoneAsync()).GetProperty("id").GetString();
        var all = await conversation.AllAsync();
        Assert.Equal(4, all.Count);
        Assert.Equal((id, "anh-1"), (Text(all[1], "id"), all[1].GetProperty("channelData").GetProperty("clientActivityID").GetString()));
        Assert.Equal("the.jpg", Text(all[1].GetProperty("attachments")[0], "name"));
        Assert.StartsWith("Nộp trực tiếp", Text(all[2], "text"), StringComparison.Ordinal);
        Assert.StartsWith("Trợ lý chỉ đọc được chữ", Text(all[3], "text"), StringComparison.Ordinal);
        Assert.All(all.Skip(2), reply => Assert.Equal(id, Text(reply, "replyToId")));
    }

    [Fact]
    public async Task Upload_PictureAlone_IsRefusedInAFriendlyWay()
    {
        var conversation = await Bot.OpenAsync();
        using var picture = new ByteArrayContent(new byte[1000]);
        picture.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        picture.Headers.TryAddWithoutValidation("Content-Disposition", "name=\"file\"; filename=\"the.jpg\"");
        await UploadAsync(conversation, picture).DoneAsync();
        Assert.StartsWith("Trợ lý chỉ đọc được chữ", Text((await conversation.AllAsync())[2], "text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_NotOne_IsRefused()
    {
        var conversation = await Bot.OpenAsync();
        using var noBoundary = new StringContent("a");
        noBoundary.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data");
        await UploadAsync(conversation, noBoundary).RefusedAsync(HttpStatusCode.BadRequest, "MalformedData");
        using var cut = new StringContent("--a\r\nContent-Type: text/plain\r\n\r\nabc");
        cut.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=a");
        await UploadAsync(conversation, cut).RefusedAsync(HttpStatusCode.BadRequest, "MalformedData");
        using var untyped = new ByteArrayContent([1]);
        await UploadAsync(conversation, untyped).RefusedAsync(HttpStatusCode.UnsupportedMediaType, "NotSupported");
        using var notJson = new MultipartFormDataContent { { Part("{"), "activity" } };
        await UploadAsync(conversation, notJson).RefusedAsync(HttpStatusCode.BadRequest, "MalformedData");
        using var longText = new MultipartFormDataContent { { Part(new string(' ', 70_000)), "activity" } };
        await UploadAsync(conversation, longText).RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "RequestTooLarge");
        Assert.Single(await conversation.AllAsync());
    }

    [Fact]
    public async Task Upload_OverTheLimit_IsRefused()
    {
        var conversation = await Bot.OpenAsync();
        using var form = Form(new { type = "message", from = new { id = "khach" } }, 11 * 1024 * 1024);
        // The server answers as soon as it knows the length; a client in the midst of sending may see the connection close instead.
        try
        {
            await UploadAsync(conversation, form).RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "RequestTooLarge");
        }
        catch (HttpRequestException)
        {
        }
        Assert.Single(await conversation.AllAsync());
    }

    private Task<HttpResponseMessage> UploadAsync(OpenConversation conversation, HttpContent body) =>
        Bot.CallAsync(HttpMethod.Post, $"{conversation.Path}/upload?userId=khach", conversation.Token, body);

    private static MultipartFormDataContent Form(object activity, int bytes)
    {
        var picture = new ByteArrayContent(new byte[bytes]);
        picture.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        return new MultipartFormDataContent { { Part(JsonSerializer.Serialize(activity)), "activity", "blob" }, { picture, "file", "the.jpg" } };
    }

    private static StringContent Part(string text)
    {
        var part = new StringContent(text, Encoding.UTF8);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.activity");
        return part;
    }

    private static string? Text(JsonElement activity, string name) => activity.GetProperty(name).GetString();
}
