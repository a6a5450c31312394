using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Kiosk.Speech;
using De06Assistant.Bot.Notices;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Kiosk;

/// <summary>A bundle ready to be sent.</summary>
/// <param name="Json">As UTF-8.</param>
/// <param name="Gzip">The same, packed.</param>
internal sealed record BundleFile(string Version, byte[] Json, byte[] Gzip);

/// <summary>Bundles ready to be sent: composed once for each locality, content version, set of notices and day.</summary>
internal sealed class BundleFiles(LiveIndex live, NoticeBoard board, SpeechProgram speech, IOptions<AssistantOptions> options, TimeProvider time)
{
    private const int MostKept = 16;

    // Settings change only with the process; two processes with other settings must not share a version.
    private readonly string _settings = $"{options.Value.PublicUrl} {options.Value.MaxQuestionLength} {speech.IsInstalled} {typeof(BundleFiles).Assembly.ManifestModule.ModuleVersionId:N}";
    private readonly ConcurrentDictionary<string, Lazy<BundleFile>> _kept = new(StringComparer.Ordinal);

    /// <summary>The bundle of a locality; null when there is no such locality.</summary>
    /// <param name="slug">Null for the one that the bot serves, or for none where it serves none.</param>
    public BundleFile? Of(string? slug)
    {
        using var lease = live.Acquire();
        var wanted = string.IsNullOrEmpty(slug) ? options.Value.Locality : slug;
        var locality = wanted is null ? null : lease.Index.Localities.BySlug(wanted);
        if (wanted is not null && locality is null) return null;
        var today = time.Today();
        var notices = board.NotOver(wanted);
        var version = Version(lease.Index.Version, NoticeView.Key(notices), wanted, today);
        if (_kept.TryGetValue(version, out var kept)) return kept.Value;
        if (_kept.Count >= MostKept) _kept.Clear();
        var (index, composer) = (lease.Index, lease.Composer);
        return _kept.GetOrAdd(version, _ => new Lazy<BundleFile>(() => Pack(new BundleComposer(index, composer, options.Value).Compose(locality, notices, speech.IsInstalled, version, today)))).Value;
    }

    private string Version(string content, string notices, string? locality, DateOnly today) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{content} {notices} {locality} {today.DayNumber} {_settings}")))[..32];

    private static BundleFile Pack(Bundle bundle)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(bundle, BundleJson.Readable.Bundle);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(json);
        return new BundleFile(bundle.Version, json, packed.ToArray());
    }
}
