using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using De06Assistant.Bot.Channels.Activities;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Conversation.State;
using De06Assistant.Bot.LeftQuestions;
using De06Assistant.Indexer;
using De06Assistant.Indexer.PlanImport;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Fuzz;

/// <summary>Readers of what comes from outside: nothing that comes in ends them, or keeps them for ever.</summary>
public sealed class ReaderFuzzTests
{
    private static readonly string[] Activities =
    [
        """{"type":"message","id":"1","text":"<at>Trợ lý</at> lệ phí căn cước","locale":"vi","from":{"id":"u","name":"Ú"},"recipient":{"id":"b"},"conversation":{"id":"c"},"entities":[{"type":"mention","text":"<at>Trợ lý</at>","mentioned":{"id":"b"}}],"attachments":[{"contentType":"image/png","contentUrl":"https://a"}],"channelData":{"locality":"xa-vinh-tru"}}""",
        """{"type":"message","value":{"action":"leave-question","turnId":"t","question":"hỏi","name":"An","phone":"0912345678"}}""",
        """{"type":"conversationUpdate","membersAdded":[{"id":"u"},{"id":"b"}],"recipient":{"id":"b"}}""",
        """{"type":"event","name":"webchat/join","value":{"language":"vi"}}""",
        """{"type":"event","name":"webchat:activity-status/feedback","entities":[{"@type":"LikeAction","@id":"x"},{"@type":"DislikeAction"}],"replyToId":"t"}""",
        """{"type":"invoke","name":"message/submitAction","replyToId":"t","value":{"actionName":"feedback","actionValue":{"reaction":"dislike","feedback":"{\"feedbackText\":\"chưa rõ\"}"}}}""",
        """{"type":"messageReaction","replyToId":"t","reactionsAdded":[{"type":"like"}],"reactionsRemoved":[{"type":"sad"}]}""",
    ];

    private static readonly string[] Questions =
        ["đăng ký khai sinh liên thông cần giấy tờ gì", "le phi cap doi can cuoc 001099012345", "xã Vĩnh Trụ đặt chỉ tiêu hài lòng bao nhiêu phần trăm", "ddawng ky1 thuongwf trus", "2", "goi 0912.345.678 hoac a@b.vn", "cháy nhà rồi cứu với"];

    private static readonly string State =
        """{"version":1,"at":"2026-11-21T03:00:00+00:00","channel":"web","lastTurn":"0123","place":{"topic":"lien-thong-khai-sinh","facet":"ho-so"},"trail":[{"topic":"a","facet":null}],"offered":[{"label":"a","text":"b","topic":"c"}],"mustChoose":true,"checklist":{"topic":"lien-thong-khai-sinh","answers":[{"question":"noi-sinh","option":"tai-nha"}],"changing":null,"stage":"Asking"}}""";

    [Fact]
    public Task Activity_AnyJson_IsReadOrRefused() => FuzzRun.RunAsync("activity", 1, random =>
    {
        try
        {
            var activity = JsonSerializer.Deserialize(Mutations.Json(random, Mutations.Pick(random, Activities)), ActivityJson.Default.Activity);
            if (activity is not null) ActivityReader.Read(activity);
        }
        catch (JsonException)
        {
            // Refused.
        }
    });

    [Fact]
    public Task Question_AnyText_IsMaskedAndDecided() => FuzzRun.RunAsync("question", 0.2, random =>
    {
        var text = Mutations.Text(random, Mutations.Pick(random, Questions));
        PersonalData.Mask(text);
        LeftQuestionCode.Read(text);
        // As long as a question may be.
        Product.Index.Retriever.Retrieve(text.Length > 1000 ? text[..1000] : text, "xa-vinh-tru");
    });

    [Fact]
    public Task State_AnyJson_IsReadOrBeginsAfresh() => FuzzRun.RunAsync("state", 1, random =>
        StateText.Read(Encoding.UTF8.GetString(Mutations.Json(random, State)), DateTimeOffset.UnixEpoch));

    [Fact]
    public async Task Content_AnyFile_IsReadWithFindings()
    {
        var files = Directory.EnumerateFiles(Product.ContentPath, "*.*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".md" or ".yaml").Order(StringComparer.Ordinal)
            .Select(file => (Path: Path.GetRelativePath(Product.ContentPath, file).Replace('\\', '/'), Text: File.ReadAllText(file))).Where(file => file.Text.Length < 30_000).ToList();
        await FuzzRun.RunAsync("content", 0.1, random =>
        {
            var (path, text) = Mutations.Pick(random, files);
            // As it can lie in a file: readers take nothing else than UTF-8.
            var changed = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(Mutations.Text(random, text)));
            var findings = new List<Finding>();
            if (path.EndsWith(".yaml", StringComparison.Ordinal)) LocalityParser.Parse(path, changed, findings);
            else if (path.StartsWith("plans/", StringComparison.Ordinal)) PlanParser.Parse(path, changed, findings);
            else if (DocumentParser.Parse(TopicKind.Procedure, path, changed, findings) is { } document && findings.Count == 0) Render(document);
        });
    }

    [Fact]
    public async Task Plan_AnyText_IsImported()
    {
        var seeds = Directory.EnumerateFiles(Path.Combine(Product.Home, "tests", "Indexer", "PlanImport", "seeds"), "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        await FuzzRun.RunAsync("plan", 0.02, random =>
        {
            var lines = DocumentReader.FromText(Mutations.Text(random, Excerpt(random, Mutations.Pick(random, seeds))));
            var draft = PlanReader.Read(lines, "2026");
            LossCheck.Find(lines, draft, PlanFileWriter.Write(draft, "xa-thu-2026", "xa-thu", new DateOnly(2026, 11, 21)));
        });
    }

    [Fact]
    public async Task WordFile_AnyBytes_IsReadOrRefused()
    {
        using var folder = new TemporaryFolder();
        var seed = folder.File("seed.docx");
        Indexer.PlanImport.WordDocuments.Write(seed, File.ReadAllText(Path.Combine(Product.Home, "tests", "Indexer", "PlanImport", "seeds", "xa-vinh-tru.txt")));
        var bytes = await File.ReadAllBytesAsync(seed);
        await FuzzRun.RunAsync("word", 0.05, random =>
        {
            var path = folder.File("a.docx");
            File.WriteAllBytes(path, Mutations.Bytes(random, bytes));
            try
            {
                DocumentReader.Read(path);
            }
            catch (UnusableInputException)
            {
                // Refused.
            }
        });
    }

    /// <summary>With a right checksum, as only someone could write it who may write the index: refused, or an error that can be caught; never a read outside.</summary>
    [Fact]
    public async Task Segment_AnyBytesWithARightChecksum_IsRefusedOrReadWithErrors()
    {
        using var folder = new TemporaryFolder();
        var bytes = await File.ReadAllBytesAsync(Path.Combine(Product.Index.Folder, "local-xa-vinh-tru.seg"));
        await FuzzRun.RunAsync("segment", 0.02, random =>
        {
            var path = folder.File("a.seg");
            File.WriteAllBytes(path, Sealed(Mutations.Bytes(random, bytes)));
            try
            {
                using var segment = Segment.Open(path);
                for (var i = 0; i < segment.Manifest.Topics; i++) segment.Topic(i);
                for (var i = 0; i < segment.Manifest.Passages; i++) segment.Passage(i);
                foreach (var term in new[] { "le", "phi", "xa", "khong-co" }) segment.FindTerm(term);
            }
            catch (Exception fault) when (fault is SegmentException or JsonException or ArgumentException or IndexOutOfRangeException)
            {
                // Refused.
            }
        });
    }

    /// <summary>What no finding keeps out of the index is answered with.</summary>
    private static void Render(Document document)
    {
        foreach (var markdown in document.Sections.SelectMany(section => section.Blocks).Select(block => block.Markdown))
        {
            ReplyRenderer.Html(markdown);
            ReplyRenderer.Text(markdown);
        }
    }

    private static byte[] Sealed(byte[] bytes)
    {
        if (bytes.Length < SegmentFormat.HeaderLength) return bytes;
        SegmentFormat.Magic.CopyTo(bytes);
        BitConverter.TryWriteBytes(bytes.AsSpan(8), SegmentFormat.Version);
        SHA256.HashData(bytes.AsSpan(SegmentFormat.HeaderLength), bytes.AsSpan(16));
        return bytes;
    }

    private static string Excerpt(Random random, string text)
    {
        const int Longest = 6000;
        var from = random.Next(Math.Max(1, text.Length - Longest));
        return text.Substring(from, Math.Min(Longest, text.Length - from));
    }
}
