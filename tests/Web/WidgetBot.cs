using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Web;

/// <summary>A bot whose locality allows one other web site, and that site. Its content holds a file with markup in it.</summary>
public sealed class WidgetBot : IAsyncLifetime
{
    public const string Locality = "xa-vinh-tru";
    public const string Name = "Trợ lý thử nghiệm";
    public const string Greeting = "Chào bạn, đây là bài kiểm tra.";
    public const string Colour = "#0b5c3d";

    /// <summary>The file that says hostile things, and what it says.</summary>
    public const string HostileTopic = "duong-day-nong";

    public const string HostileText =
        "Chữ <script>document.title='hacked'</script> và <img src=x onerror=\"document.title='hacked'\"> và [bấm](javascript:document.title='hacked') và \u202Egnort\u202C hết.";

    private readonly TemporaryFolder _folder = new();

    public BotProcess Bot { get; private set; } = null!;

    internal HostSite Site { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Site = await HostSite.StartAsync();
        var content = Product.Content;
        IndexBuilder.Build(content with
        {
            Localities = [.. content.Localities.Select(locality => locality.Slug == Locality ? locality with { Widget = Settings(Site.Origin) } : locality)],
            Documents = [.. content.Documents.Select(document => document.Slug == HostileTopic ? Hostile(document) : document)],
        }, _folder.File("index"), earlier: Product.Index.Folder);
        Bot = await BotProcess.StartAsync(_folder.Path);
        Site.Bot = Bot.Client.BaseAddress!;
    }

    public async Task DisposeAsync()
    {
        await Site.DisposeAsync();
        await Bot.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>After the process was killed: another one on the same port, with the same data.</summary>
    public async Task StartAgainAsync()
    {
        var stopped = Bot;
        Bot = await stopped.StartAgainAsync();
        await stopped.DisposeAsync();
    }

    private static WidgetSettings Settings(string origin) =>
        new(Name, Colour, Greeting, [new LocatedText("lien-thong-khai-sinh", 1), new LocatedText("dang-ky-ket-hon", 1)], [origin]);

    private static Document Hostile(Document document) => document with
    {
        Title = "Đường dây nóng <b>\"'",
        Sections = [.. document.Sections.Select(section => section.Facet == Facet.Overview ? section with { Blocks = [new TextBlock(null, null, HostileText)] } : section)],
    };
}

/// <summary>Names the group of tests that share a bot with a host page.</summary>
[CollectionDefinition(Name)]
public sealed class WidgetGroup : ICollectionFixture<WidgetBot>, ICollectionFixture<Browser>
{
    public const string Name = "widget";
}
