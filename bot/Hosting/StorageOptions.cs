using Npgsql;

namespace De06Assistant.Bot.Hosting;

/// <summary>The section "Assistant:Storage": where the records are kept.</summary>
public sealed class StorageOptions
{
    /// <summary>In a SQLite file in the data folder.</summary>
    public const string Sqlite = "sqlite";

    /// <summary>In a PostgreSQL database, which several machines can share.</summary>
    public const string InPostgres = "postgres";

    private const int MostSpoolMegabytes = 10_000;
    private const int MostFreeMegabytes = 100_000_000;

    /// <summary><see cref="Sqlite"/> or <see cref="InPostgres"/>.</summary>
    /// <value>sqlite</value>
    public string Provider { get; set; } = Sqlite;

    /// <summary>
    /// The connection to PostgreSQL, in the words of Npgsql, from the environment: "Host=…;Database=…;Username=…;Password=…"; needed only for that provider.
    /// </summary>
    public string? Postgres { get; set; }

    /// <summary>How much may wait in the data folder while the database is away, in megabytes.</summary>
    /// <value>100</value>
    public int SpoolMegabytes { get; set; } = 100;

    /// <summary>With less free on the disk of the data folder <c>/health/ready</c> and <c>doctor</c> speak up, in megabytes; 0: never.</summary>
    /// <value>500</value>
    public int LeastFreeMegabytes { get; set; } = 500;

    /// <summary>What is wrong, a line each; the connection itself is never repeated, since it has a password.</summary>
    internal IEnumerable<string> Faults()
    {
        if (Provider is not (Sqlite or InPostgres)) yield return $"Assistant:Storage:Provider phải là {Sqlite} hoặc {InPostgres}.";
        if (Provider == InPostgres && !IsConnection(Postgres))
            yield return "Assistant:Storage:Postgres phải có dạng Host=…;Database=…;Username=…;Password=… khi Provider là postgres; nên đặt bằng biến môi trường Assistant__Storage__Postgres.";
        if (LeastFreeMegabytes is < 0 or > MostFreeMegabytes) yield return $"Assistant:Storage:LeastFreeMegabytes phải từ 0 đến {MostFreeMegabytes}.";
        if (SpoolMegabytes is < 1 or > MostSpoolMegabytes) yield return $"Assistant:Storage:SpoolMegabytes phải từ 1 đến {MostSpoolMegabytes}.";
    }

    private static bool IsConnection(string? text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text) is { Host.Length: > 0, Database.Length: > 0, Username.Length: > 0 };
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or KeyNotFoundException)
        {
            return false;
        }
    }
}
