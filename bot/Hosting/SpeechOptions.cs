namespace De06Assistant.Bot.Hosting;

/// <summary>The section "Assistant:Speech": answers read aloud at the kiosk.</summary>
public sealed class SpeechOptions
{
    private const int SlowestWordsPerMinute = 80;
    private const int FastestWordsPerMinute = 300;
    private const int MostProcessesEver = 16;
    private const int LongestTimeout = 120;
    private const int LongestTextEver = 20_000;
    private const int LargestCache = 10_000;

    /// <summary>The program that speaks: espeak-ng, or a path to it. Where it is not installed, nothing is read aloud.</summary>
    /// <value>espeak-ng</value>
    public string Program { get; set; } = "espeak-ng";

    /// <summary>The voice: vi (northern), vi-vn-x-central, vi-vn-x-south.</summary>
    /// <value>vi</value>
    public string Voice { get; set; } = "vi";

    /// <summary>How fast it speaks.</summary>
    /// <value>140</value>
    public int WordsPerMinute { get; set; } = 140;

    /// <summary>How many answers may be spoken at the same time; further ones are asked to wait.</summary>
    /// <value>2</value>
    public int MostProcesses { get; set; } = 2;

    /// <summary>Seconds after which a process is ended.</summary>
    /// <value>20</value>
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>Longest text, in characters as spoken; of a longer one the beginning is read.</summary>
    /// <value>5000</value>
    public int LongestText { get; set; } = 5000;

    /// <summary>Megabytes of sound that are kept; what was heard longest ago goes first.</summary>
    /// <value>200</value>
    public int CacheMegabytes { get; set; } = 200;

    /// <summary>What is wrong, a line each.</summary>
    internal IEnumerable<string> Faults()
    {
        if (string.IsNullOrWhiteSpace(Program)) yield return "Assistant:Speech:Program không được để trống; mặc định là espeak-ng.";
        if (Voice.Length is 0 or > 40 || !Voice.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            yield return "Assistant:Speech:Voice phải là tên giọng của espeak-ng, ví dụ vi hoặc vi-vn-x-south.";
        if (WordsPerMinute is < SlowestWordsPerMinute or > FastestWordsPerMinute) yield return Range(nameof(WordsPerMinute), SlowestWordsPerMinute, FastestWordsPerMinute);
        if (MostProcesses is < 1 or > MostProcessesEver) yield return Range(nameof(MostProcesses), 1, MostProcessesEver);
        if (TimeoutSeconds is < 1 or > LongestTimeout) yield return Range(nameof(TimeoutSeconds), 1, LongestTimeout);
        if (LongestText is < 100 or > LongestTextEver) yield return Range(nameof(LongestText), 100, LongestTextEver);
        if (CacheMegabytes is < 1 or > LargestCache) yield return Range(nameof(CacheMegabytes), 1, LargestCache);
    }

    private static string Range(string name, int least, int most) => $"Assistant:Speech:{name} phải từ {least} đến {most}.";
}
