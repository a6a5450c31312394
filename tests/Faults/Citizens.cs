using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using De06Assistant.Bot.Storage;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Faults;

/// <summary>
/// Citizens who ask and rate at the same time, each in conversations of his own, while something happens to the service; and what
/// they were told.
/// </summary>
internal sealed class Citizens(int count)
{
    private static readonly string[] Questions = ["lệ phí đăng ký thường trú", "mất mấy ngày", "làm căn cước cho trẻ em cần gì", "nộp ở đâu"];

    /// <summary>Then another conversation is begun, so that no limit ends the asking.</summary>
    private const int LongestConversation = 20;

    private readonly string?[] _conversations = new string?[count];
    private readonly ConcurrentDictionary<string, List<string>> _turns = new();
    private readonly ConcurrentDictionary<string, int> _rated = new();
    private readonly ConcurrentQueue<string> _failures = new();

    /// <summary>What each asks as long as <paramref name="event"/> takes, and at least once.</summary>
    public async Task WhileAsync(RunningBot bot, Task @event)
    {
        await Task.WhenAll(Enumerable.Range(0, count).Select(async number =>
        {
            do await AskAsync(bot, number);
            while (!@event.IsCompleted);
        }));
        await @event;
    }

    /// <summary>Each asks so many times.</summary>
    public Task RoundAsync(RunningBot bot, int times) => Task.WhenAll(Enumerable.Range(0, count).Select(async number =>
    {
        for (var i = 0; i < times; i++) await AskAsync(bot, number);
    }));

    /// <summary>Every question was answered.</summary>
    public void AssertAllAnswered() => Assert.Empty(_failures);

    /// <summary>What was acknowledged is recorded, once, and each conversation in its order; the figures count the same.</summary>
    public void AssertRecorded(RecordDatabase database)
    {
        using var connection = database.Open();
        var stored = connection.Query<(string Conversation, string Turn)>("SELECT conversation_id, id FROM turns ORDER BY number").ToLookup(row => row.Conversation, row => row.Turn);
        foreach (var (conversation, turns) in _turns) Assert.Equal(turns, stored[conversation]);
        var ratings = connection.Query<(string Turn, long Score)>("SELECT turn_id, score FROM ratings").ToDictionary(row => row.Turn, row => (int)row.Score);
        foreach (var (turn, score) in _rated) Assert.Equal(score, ratings[turn]);
        var counted = connection.QuerySingle<(long Questions, long Ratings)>(
            "SELECT CAST(SUM(questions) AS BIGINT), CAST(SUM(score_1 + score_2 + score_3 + score_4 + score_5) AS BIGINT) FROM day_figures");
        Assert.Equal((connection.ExecuteScalar<long>("SELECT COUNT(*) FROM turns"), (long)ratings.Count), counted);
    }

    private async Task AskAsync(RunningBot bot, int number)
    {
        var conversation = _conversations[number];
        var asked = conversation is null ? 0 : _turns[conversation].Count;
        using var response = await bot.Client.PostAsJsonAsync("/api/ask", new { text = Questions[asked % Questions.Length], conversationId = conversation });
        var body = await response.Content.ReadAsStringAsync();
        if (response.StatusCode != HttpStatusCode.OK)
        {
            _failures.Enqueue($"{(int)response.StatusCode} {body}");
            return;
        }
        var reply = JsonDocument.Parse(body).RootElement;
        conversation ??= reply.Text("conversationId");
        Assert.Equal(conversation, reply.Text("conversationId"));
        _turns.GetOrAdd(conversation, _ => []).Add(reply.Text("turnId"));
        _conversations[number] = asked + 1 < LongestConversation ? conversation : null;
        var score = asked % 5 + 1;
        using var rated = await bot.RateAsync(reply.Text("turnId"), new { score });
        if (rated.StatusCode == HttpStatusCode.NoContent) _rated[reply.Text("turnId")] = score;
        else if (rated.StatusCode != HttpStatusCode.ServiceUnavailable) _failures.Enqueue($"rating: {(int)rated.StatusCode}");
    }
}
