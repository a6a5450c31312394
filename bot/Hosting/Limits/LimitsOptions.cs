namespace De06Assistant.Bot.Hosting.Limits;

/// <summary>The section "Assistant:Limits": how much is taken from whom. 0 takes as much as comes.</summary>
public sealed class LimitsOptions
{
    private const int MostPerMinute = 1_000_000;
    private const int MostConnectionsEver = 1_000_000;
    private const int LongestHeaderTime = 120;
    private const int MostBytesPerSecond = 100_000;
    private const int LongestStall = 3600;

    /// <summary>Questions a minute in one conversation.</summary>
    /// <value>60</value>
    public int TurnsPerConversation { get; set; } = 60;

    /// <summary>Questions and pages read at kiosks a minute from one address; a whole village may be behind it.</summary>
    /// <value>600</value>
    public int TurnsPerAddress { get; set; } = 600;

    /// <summary>Ratings a minute from one address.</summary>
    /// <value>600</value>
    public int RatingsPerAddress { get; set; } = 600;

    /// <summary>Answers read aloud a minute for one address.</summary>
    /// <value>120</value>
    public int SpeechPerAddress { get; set; } = 120;

    /// <summary>Requests of any kind a minute from one address, files of the pages too.</summary>
    /// <value>6000</value>
    public int RequestsPerAddress { get; set; } = 6000;

    /// <summary>Connections that are open at the same time, of all clients together.</summary>
    /// <value>5000</value>
    public int Connections { get; set; } = 5000;

    /// <summary>Seconds that a client may take for the head of a request.</summary>
    /// <value>10</value>
    public int HeaderSeconds { get; set; } = 10;

    /// <summary>Bytes a second that a client has to send of a body, and to take of a reply, at least; after five seconds of grace.</summary>
    /// <value>240</value>
    public int BytesPerSecond { get; set; } = 240;

    /// <summary>Seconds for which a client may take nothing at all of what is sent to it. Only on Linux; elsewhere <see cref="BytesPerSecond"/> alone counts.</summary>
    /// <value>30</value>
    public int StallSeconds { get; set; } = 30;

    /// <summary>What is wrong, a line each.</summary>
    internal IEnumerable<string> Faults() =>
    [
        .. Fault(nameof(TurnsPerConversation), TurnsPerConversation, 0, MostPerMinute),
        .. Fault(nameof(TurnsPerAddress), TurnsPerAddress, 0, MostPerMinute),
        .. Fault(nameof(RatingsPerAddress), RatingsPerAddress, 0, MostPerMinute),
        .. Fault(nameof(SpeechPerAddress), SpeechPerAddress, 0, MostPerMinute),
        .. Fault(nameof(RequestsPerAddress), RequestsPerAddress, 0, MostPerMinute),
        .. Fault(nameof(Connections), Connections, 0, MostConnectionsEver),
        .. Fault(nameof(HeaderSeconds), HeaderSeconds, 1, LongestHeaderTime),
        .. Fault(nameof(BytesPerSecond), BytesPerSecond, 0, MostBytesPerSecond),
        .. Fault(nameof(StallSeconds), StallSeconds, 0, LongestStall),
    ];

    private static IEnumerable<string> Fault(string name, int value, int least, int most)
    {
        if (value < least || value > most) yield return $"Assistant:Limits:{name} phải từ {least} đến {most}.";
    }
}
