using StackExchange.Redis;

namespace De06Assistant.Bot.Hosting;

/// <summary>The section "Assistant:State": where the state of conversations is kept; with Redis processes also count limits and tell each other news there.</summary>
public sealed class StateOptions
{
    /// <summary>In the records' database.</summary>
    public const string Records = "records";

    /// <summary>In Redis.</summary>
    public const string InRedis = "redis";

    /// <summary><see cref="Records"/> or <see cref="InRedis"/>.</summary>
    /// <value>records</value>
    public string Provider { get; set; } = Records;

    /// <summary>The connection to Redis: "may-chu:6379,password=…"; needed only for that provider.</summary>
    public string? Redis { get; set; }

    /// <summary>What is wrong, a line each; the connection itself is never repeated, since it may have a password.</summary>
    internal IEnumerable<string> Faults()
    {
        if (Provider is not (Records or InRedis)) yield return $"Assistant:State:Provider phải là {Records} hoặc {InRedis}.";
        if (Provider == InRedis && !IsConnection(Redis)) yield return "Assistant:State:Redis phải có địa chỉ máy chủ Redis, ví dụ 127.0.0.1:6379, khi Provider là redis.";
    }

    private static bool IsConnection(string? text)
    {
        try
        {
            return text is not null && ConfigurationOptions.Parse(text).EndPoints.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
