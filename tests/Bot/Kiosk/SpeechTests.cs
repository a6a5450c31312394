using System.Net;
using System.Text;
using De06Assistant.Bot.Conversation;
using De06Assistant.Knowledge.Vietnamese;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Bot.Kiosk;

/// <summary>Answers read aloud by the real program, and by none.</summary>
public sealed class SpeechTests
{
    private const string Fee = "/api/speech?topic=lien-thong-khai-sinh&facet=le-phi";

    [Fact]
    public async Task Get_PageTwice_IsSpokenOnceAndKept()
    {
        using var folder = new TemporaryFolder();
        await using var bot = await BotHost.StartAsync(folder.Path);
        var first = await SoundAsync(bot, Fee);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "speech")));
        // What is served the second time is the file that was kept, whatever is in it now.
        var kept = first.ToArray();
        kept[^1] ^= 1;
        await File.WriteAllBytesAsync(file, kept);
        Assert.Equal(kept, await SoundAsync(bot, Fee));
        Assert.Equal(file, Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "speech"))));
        Assert.NotEqual(first, await SoundAsync(bot, "/api/speech?topic=lien-thong-khai-sinh&facet=thoi-han"));
    }

    [Fact]
    public async Task Get_TurnAndItsPage_AreTheSameSound()
    {
        using var folder = new TemporaryFolder();
        await using var bot = await BotHost.StartAsync(folder.Path);
        var reply = await bot.AskAsync("Khai sinh liên thông: lệ phí");
        Assert.Equal("le-phi", reply.GetProperty("facet").GetString());
        Assert.Equal(await SoundAsync(bot, Fee), await SoundAsync(bot, "/api/speech?turn=" + reply.GetProperty("turnId").GetString()));
    }

    [Fact]
    public void Text_OfAReplyThatRepeatsTheQuestion_IsWithoutIt()
    {
        var index = Product.Index;
        var composer = new AnswerComposer(index, new ReplyRenderer(index.Replies));
        var repeated = 0;
        foreach (var topic in Enumerable.Range(0, index.National.Manifest.Topics).Select(index.National.Topic))
        {
            // Half a question without marks is seldom surely understood.
            foreach (var question in topic.Questions.Take(40).Select(question => Folding.Fold(string.Join(' ', question.Split(' ').Take(3)))))
            {
                var found = index.Retriever.Retrieve(question, null);
                var answer = composer.Compose(found, new DateOnly(2026, 11, 21));
                var sent = composer.WithRestoredQuestion(answer, found);
                if (sent != answer) repeated++;
                Assert.Equal(answer.Text, composer.WithoutRestoredQuestion(sent.Text));
            }
        }
        Assert.NotEqual(0, repeated);
    }

    [Fact]
    public async Task Get_WhatTheAssistantNeverSaid_IsRefused()
    {
        using var folder = new TemporaryFolder();
        await using var bot = await BotHost.StartAsync(folder.Path);
        foreach (var query in new[]
        {
            "", "?text=xin%20ch%C3%A0o", "?turn=0123456789abcdef0123456789abcdef", "?turn=../../etc/passwd", "?topic=lien-thong-khai-sinh",
            "?topic=lien-thong-khai-sinh&facet=chi-tieu", "?topic=khong-co&facet=le-phi",
        })
        {
            using var response = await bot.Client.GetAsync(new Uri("/api/speech" + query, UriKind.Relative));
            Assert.Equal((query, HttpStatusCode.NotFound), (query, response.StatusCode));
            Assert.Contains("urn:de06assistant:", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "speech")));
    }

    [Fact]
    public async Task Get_WithoutTheProgram_SaysSoAndTheBundleToo()
    {
        using var folder = new TemporaryFolder();
        await using var bot = await BotHost.StartAsync(folder.Path, settings: ("Assistant__Speech__Program", "/khong/co/espeak-ng"));
        using var response = await bot.Client.GetAsync(new Uri(Fee, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("speech-unavailable", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("\"speech\":false", await bot.Client.GetStringAsync(new Uri("/api/kiosk/bundle", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_AProgramThatHangs_IsEndedAndLeavesNothing()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        var hanging = folder.File("hanging");
        await File.WriteAllTextAsync(hanging, "#!/bin/sh\nexec sleep 600\n");
        File.SetUnixFileMode(hanging, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await using var bot = await BotHost.StartAsync(folder.Path, settings: [("Assistant__Speech__Program", hanging), ("Assistant__Speech__TimeoutSeconds", "1")]);
        using var response = await bot.Client.GetAsync(new Uri(Fee, UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("speech-busy", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("was ended", bot.Log, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(folder.Path, "speech")));
    }

    [Fact]
    public async Task Get_MoreThanIsKept_ForgetsTheOldestFirst()
    {
        using var folder = new TemporaryFolder();
        await using var bot = await BotHost.StartAsync(folder.Path, settings: ("Assistant__Speech__CacheMegabytes", "1"));
        foreach (var facet in new[] { "le-phi", "thoi-han", "noi-nop" }) await SoundAsync(bot, $"/api/speech?topic=lien-thong-khai-sinh&facet={facet}");
        var files = new DirectoryInfo(Path.Combine(folder.Path, "speech")).GetFiles();
        Assert.NotEmpty(files);
        Assert.True(files.Length == 1 || files.Sum(file => file.Length) <= 1024 * 1024, "more is kept than was allowed");
    }

    [Fact]
    public async Task Start_WrongSpeechSettings_NamesEach()
    {
        var run = await ProcessRun.BotAsync(new Dictionary<string, string>
        {
            ["Assistant__Speech__Voice"] = "vi; rm -rf /",
            ["Assistant__Speech__WordsPerMinute"] = "9",
            ["Assistant__Speech__MostProcesses"] = "0",
        });
        Assert.Equal(2, run.ExitCode);
        foreach (var name in new[] { "Voice", "WordsPerMinute", "MostProcesses" }) Assert.Contains("Assistant:Speech:" + name, run.Error, StringComparison.Ordinal);
    }

    private static async Task<byte[]> SoundAsync(RunningBot bot, string address)
    {
        using var response = await bot.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("audio/wav", response.Content.Headers.ContentType?.MediaType);
        var sound = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal("RIFF", Encoding.ASCII.GetString(sound, 0, 4));
        Assert.Equal("WAVE", Encoding.ASCII.GetString(sound, 8, 4));
        Assert.Equal(sound.Length, BitConverter.ToInt32(sound, 4) + 8);
        return sound;
    }
}
