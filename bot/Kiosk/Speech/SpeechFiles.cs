using System.Security.Cryptography;
using System.Text;
using De06Assistant.Bot.Hosting;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Kiosk.Speech;

/// <summary>
/// What has been read aloud, kept by a hash of text, voice and speed; bounded, what was heard longest ago goes first.
/// </summary>
internal sealed class SpeechFiles(SpeechProgram program, IOptions<AssistantOptions> options, TimeProvider time)
{
    private const long Megabyte = 1024 * 1024;
    private const string Extension = ".wav";
    private const string UnfinishedExtension = ".part";
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    private readonly string _folder = options.Value.SpeechPath;
    private readonly SpeechOptions _options = options.Value.Speech;
    private readonly Lock _trimming = new();

    /// <summary>The WAV file that says <paramref name="text"/>; null when it could not be made.</summary>
    public async Task<string?> FileAsync(string text, CancellationToken cancellationToken)
    {
        var spoken = Cut(text);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{_options.Voice} {_options.WordsPerMinute} {spoken}")));
        var path = Path.Combine(_folder, name + Extension);
        if (File.Exists(path))
        {
            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
            return path;
        }
        Directory.CreateDirectory(_folder);
        // Under a name of its own until it is whole: two may ask for the same.
        var unfinished = Path.Combine(_folder, $"{name}.{Guid.NewGuid():N}{UnfinishedExtension}");
        try
        {
            if (!await program.SpeakAsync(spoken, unfinished, cancellationToken)) return null;
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
        Trim(path);
        return path;
    }

    private string Cut(string text)
    {
        if (text.Length <= _options.LongestText) return text;
        var end = text.LastIndexOfAny([' ', '\n'], _options.LongestText);
        return text[..(end > 0 ? end : _options.LongestText)];
    }

    private void Trim(string newest)
    {
        lock (_trimming)
        {
            var folder = new DirectoryInfo(_folder);
            foreach (var part in folder.GetFiles("*" + UnfinishedExtension).Where(part => part.LastWriteTimeUtc < time.GetUtcNow().UtcDateTime - Abandoned)) part.Delete();
            var total = 0L;
            foreach (var file in folder.GetFiles("*" + Extension).OrderByDescending(file => file.LastWriteTimeUtc))
            {
                total += file.Length;
                if (total > _options.CacheMegabytes * Megabyte && file.FullName != newest) file.Delete();
            }
        }
    }
}
