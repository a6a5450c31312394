using Dapper;

namespace De06Assistant.Bot.Storage;

/// <summary>The sealed tokens of an Official Account.</summary>
public sealed class ZaloTokenStore(RecordDatabase database, RecordWriter writer)
{
    /// <summary>The sealed tokens; null when there are none.</summary>
    public byte[]? Read(string oa)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<byte[]?>("SELECT sealed FROM zalo_tokens WHERE oa_id = @oa", new { oa });
    }

    /// <summary>Replaces the tokens. When it returns, they are durable.</summary>
    public Task WriteAsync(string oa, byte[] sealedTokens, CancellationToken cancellationToken) => writer.WriteAsync(transaction =>
        transaction.Execute(
            "INSERT INTO zalo_tokens(oa_id, sealed) VALUES(@oa, @sealedTokens) ON CONFLICT(oa_id) DO UPDATE SET sealed = excluded.sealed", new { oa, sealedTokens }) > 0, cancellationToken);
}
