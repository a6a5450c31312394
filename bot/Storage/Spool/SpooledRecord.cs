using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace De06Assistant.Bot.Storage.Spool;

/// <summary>What waits for the database: a turn with the state that it leaves, or a rating.</summary>
public sealed record SpooledRecord(TurnRecord? Turn, StateRecord? State, RatingRecord? Rating)
{
    private const int ChecksumLength = 16;

    /// <summary>The record as a line: the first half of a checksum in hexadecimal, a space, JSON, a line feed.</summary>
    internal byte[] ToLine()
    {
        var json = JsonSerializer.Serialize(this, SpoolJson.Default.SpooledRecord);
        return Encoding.UTF8.GetBytes($"{Checksum(json)} {json}\n");
    }

    /// <summary>Reads a line without its line feed; null when a byte of it is missing or was changed.</summary>
    internal static SpooledRecord? Read(string line)
    {
        if (line.Length <= ChecksumLength || line[ChecksumLength] != ' ' || Checksum(line[(ChecksumLength + 1)..]) != line[..ChecksumLength]) return null;
        return JsonSerializer.Deserialize(line.AsSpan(ChecksumLength + 1), SpoolJson.Default.SpooledRecord);
    }

    private static string Checksum(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..ChecksumLength];
}

/// <summary>How spooled records are written.</summary>
[JsonSerializable(typeof(SpooledRecord))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class SpoolJson : JsonSerializerContext;
