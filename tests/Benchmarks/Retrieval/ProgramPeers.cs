using System.Text.Json;

namespace De06Assistant.Benchmarks.Retrieval;

/// <summary>The peers that are programs beside this one: JavaScript libraries in Node, Lucene in Java.</summary>
internal static class ProgramPeers
{
    private const string JavaFolder = "/usr/share/java";
    private const string Folded = "folded", Fuzzy = "fuzzy", Whole = "whole", Examples = "examples";

    private static readonly string Folder = Path.Combine(Workload.Home, "tests/Benchmarks/Retrieval/peers");

    public static IEnumerable<PeerOffer> Offers() =>
    [
        Node("minisearch", "MiniSearch", ("giữ dấu", []), ("bỏ dấu", [Folded]), ("bỏ dấu, gần đúng", [Folded, Fuzzy])),
        Node("orama", "Orama", ("bỏ dấu", [Folded]), ("bỏ dấu, trọn từ", [Folded, Whole]), ("bỏ dấu, trọn từ, gần đúng", [Folded, Whole, Fuzzy])),
        Node("node-nlp", "node-nlp", ("như sẵn có", []), ("bỏ dấu", [Folded]), ("bỏ dấu, thêm câu ngoài phạm vi", [Folded, Examples])),
        Lucene(("StandardAnalyzer", []), ("ASCIIFoldingFilter", [Folded]), ("ASCIIFoldingFilter, gần đúng", [Folded, Fuzzy])),
    ];

    private static PeerOffer Node(string peer, string name, params (string Name, string[] Arguments)[] settings)
    {
        var package = Path.Combine(Folder, "node_modules", peer == "orama" ? "@orama/orama" : peer, "package.json");
        var absent = OnPath("node") is null || !File.Exists(package) ? PeerOffer.NotHere : null;
        var version = absent is null ? " " + JsonDocument.Parse(File.ReadAllText(package)).RootElement.GetProperty("version").GetString() : "";
        return new PeerOffer(name + version, absent, Settings(["node", "--expose-gc", Path.Combine(Folder, "peers.mjs"), peer], "RSS tăng thêm", settings));
    }

    private static PeerOffer Lucene(params (string Name, string[] Arguments)[] settings)
    {
        var (core, analyzers) = (Jar("lucene-core-"), Jar("lucene-analyzers-common-"));
        if (OnPath("java") is null || core is null || analyzers is null) return new PeerOffer("Lucene", PeerOffer.NotHere, []);
        var version = Path.GetFileNameWithoutExtension(core)["lucene-core-".Length..];
        return new PeerOffer($"Lucene {version}", null,
            Settings(["java", "-cp", $"{core}{Path.PathSeparator}{analyzers}", Path.Combine(Folder, "LucenePeer.java")], "heap tăng thêm", settings));
    }

    private static List<PeerSetting> Settings(string[] program, string measure, (string Name, string[] Arguments)[] settings) =>
        [.. settings.Select(setting => new PeerSetting(setting.Name, () => new ProcessPeer([.. program, .. setting.Arguments], measure), OnlyForSlips: setting.Arguments.Contains(Fuzzy)))];

    private static string? Jar(string prefix) =>
        Directory.Exists(JavaFolder) ? Directory.EnumerateFiles(JavaFolder, prefix + "8.*.jar").Order(StringComparer.Ordinal).LastOrDefault() : null;

    private static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(path => File.Exists(path) || File.Exists(path + ".exe"));
}
