using System.Diagnostics;
using Npgsql;

namespace De06Assistant.Benchmarks.Retrieval;

/// <summary>
/// PostgreSQL full text: "simple" after "unaccent", a GIN index, weights 3, 2, 1 for title, questions and text, any word
/// of the question. The server itself takes the time of a question.
/// </summary>
/// <param name="rank">ts_rank or ts_rank_cd.</param>
/// <param name="normalization">The function's last argument: 0 ignores a passage's length, 1 divides by the logarithm of it.</param>
internal sealed class PostgresPeer(PostgresCluster cluster, string rank, int normalization) : IPeer
{
    private const string Schema = """
        CREATE EXTENSION IF NOT EXISTS unaccent;
        DROP TABLE IF EXISTS pg_temp.passages;
        DROP TEXT SEARCH CONFIGURATION IF EXISTS vietnamese;
        CREATE TEXT SEARCH CONFIGURATION vietnamese (COPY = simple);
        ALTER TEXT SEARCH CONFIGURATION vietnamese ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH unaccent, simple;
        CREATE TEMPORARY TABLE passages (number serial PRIMARY KEY, id text, locality text, words tsvector);
        """;

    private const string Index = "CREATE INDEX ON passages USING gin (words); ANALYZE passages;";

    private readonly NpgsqlConnection _connection = new(cluster.ConnectionString);

    /// <summary>What PostgreSQL offers.</summary>
    /// <param name="programs">The folder of its programs; null when it is not installed.</param>
    public static PeerOffer Offer(string? programs, PostgresCluster? cluster)
    {
        if (programs is null || cluster is null) return new PeerOffer("PostgreSQL", PeerOffer.NotHere, []);
        var settings = new (string Rank, int Normalization)[] { ("ts_rank", 0), ("ts_rank", 1), ("ts_rank_cd", 1) }
            .Select(setting => new PeerSetting($"{setting.Rank}, chuẩn hóa {setting.Normalization}", () => new PostgresPeer(cluster, setting.Rank, setting.Normalization)));
        return new PeerOffer($"PostgreSQL {Path.GetFileName(Path.GetDirectoryName(programs))}", null, [.. settings]);
    }

    public async Task<BuildCost> BuildAsync(Corpus corpus)
    {
        await _connection.OpenAsync();
        await ExecuteAsync(Schema);
        var started = Stopwatch.GetTimestamp();
        await using (var batch = new NpgsqlBatch(_connection))
        {
            foreach (var passage in corpus.Passages)
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand("""
                    INSERT INTO passages (id, locality, words) VALUES ($1, $2,
                    setweight(to_tsvector('vietnamese', $3), 'A') || setweight(to_tsvector('vietnamese', $4), 'B') || setweight(to_tsvector('vietnamese', $5), 'C'))
                    """)
                {
                    Parameters =
                    {
                        new() { Value = passage.Id }, new() { Value = passage.Locality ?? "" }, new() { Value = passage.Title },
                        new() { Value = string.Join('\n', passage.Questions) }, new() { Value = passage.Text },
                    },
                });
            }
            await batch.ExecuteNonQueryAsync();
        }
        await ExecuteAsync(Index);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await ExecuteAsync(AskFunction());
        return new BuildCost(seconds, await ExecuteAsync("SELECT pg_total_relation_size('passages')"), "bảng và chỉ mục");
    }

    public async Task<PeerReply> AskAsync(string text, string? locality)
    {
        await using var command = new NpgsqlCommand("SELECT micros, ids, scores FROM pg_temp.ask($1, $2)", _connection)
        {
            Parameters = { new() { Value = text }, new() { Value = locality ?? "" } },
        };
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var ids = await reader.GetFieldValueAsync<string[]>(1);
        var scores = await reader.GetFieldValueAsync<float[]>(2);
        return new PeerReply([.. ids.Zip(scores, (id, score) => new PeerHit(id, score))], null, reader.GetDouble(0));
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    // plainto_tsquery reads the question as the passages were read; its "and" becomes "or".
    private string AskFunction() => $$"""
        CREATE FUNCTION pg_temp.ask(question text, asked text, OUT micros float8, OUT ids text[], OUT scores float4[]) LANGUAGE plpgsql AS $body$
        DECLARE
          started timestamptz := clock_timestamp();
          query tsquery := replace(plainto_tsquery('vietnamese', question)::text, ' & ', ' | ')::tsquery;
        BEGIN
          SELECT coalesce(array_agg(found.id), '{}'), coalesce(array_agg(found.score), '{}') INTO ids, scores FROM (
            SELECT id, {{rank}}('{0, 0.333, 0.667, 1}', words, query, {{normalization}}) AS score FROM passages
            WHERE words @@ query AND (locality = '' OR locality = asked) ORDER BY score DESC, number LIMIT {{PeerReply.Limit}}) found;
          micros := extract(epoch FROM clock_timestamp() - started) * 1e6;
        END $body$
        """;

    private async Task<long> ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        return await command.ExecuteScalarAsync() as long? ?? 0;
    }
}
