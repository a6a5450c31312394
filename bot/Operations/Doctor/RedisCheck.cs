using De06Assistant.Bot.Hosting;
using StackExchange.Redis;

namespace De06Assistant.Bot.Operations.Doctor;

/// <summary>Redis, where conversations are kept in it.</summary>
internal static class RedisCheck
{
    private const int ConnectMilliseconds = 2000;

    public static Subject Subject { get; } = new("redis", "Redis");

    public static async Task<IEnumerable<Diagnosis>> RunAsync(Patient patient)
    {
        var state = patient.Options.State;
        if (state.Faults().Any()) return [];
        if (state.Provider != StateOptions.InRedis) return [Subject.Good("không dùng")];
        try
        {
            var configuration = ConfigurationOptions.Parse(state.Redis!);
            configuration.AbortOnConnectFail = true;
            configuration.ConnectTimeout = ConnectMilliseconds;
            using var connection = await ConnectionMultiplexer.ConnectAsync(configuration);
            var ping = await connection.GetDatabase().PingAsync().WaitAsync(TimeSpan.FromMilliseconds(ConnectMilliseconds), patient.Time);
            return [Subject.Good($"trả lời sau {ping.TotalMilliseconds:0.#} ms")];
        }
        // Its own messages may repeat the connection's settings, with the password.
        catch (Exception fault) when (fault is RedisException or TimeoutException or ArgumentException)
        {
            return [Subject.Broken("không kết nối được", "Kiểm Assistant:State:Redis và máy chủ Redis. Thiếu Redis thì vẫn trả lời, chỉ không nhớ câu trước.")];
        }
    }
}
