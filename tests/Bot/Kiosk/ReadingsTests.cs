using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using De06Assistant.Tests.Support;
using Microsoft.Data.Sqlite;

namespace De06Assistant.Tests.Bot.Kiosk;

/// <summary>Pages that visitors of a kiosk have read, and how they were rated.</summary>
[Collection(SharedBotGroup.Name)]
public sealed class ReadingsTests(SharedBot shared)
{
    private static string NewName() => Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Post_Twice_IsOneTurnOfTheKiosk()
    {
        var name = NewName();
        var (one, two) = (await PostAsync(Reading(name)), await PostAsync(Reading(name)));
        Assert.Equal(one.GetProperty("turnId").GetString(), two.GetProperty("turnId").GetString());
        var row = Row(name);
        Assert.Equal(("kiosk", "quay-1", "answered_procedure", "lien-thong-khai-sinh", "le-phi"), row);
    }

    [Fact]
    public async Task Post_ManyAtOnce_IsOneTurnAndOneRating()
    {
        var name = NewName();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(Reading(name, score: 2))));
        Assert.Equal(1, Count("SELECT COUNT(*) FROM turns WHERE client_id = @name", name));
        Assert.Equal(1, Count("SELECT COUNT(*) FROM ratings r JOIN turns t ON t.id = r.turn_id WHERE t.client_id = @name AND r.score = 2", name));
    }

    [Fact]
    public async Task Post_RatedLater_RatesTheSameTurn()
    {
        var name = NewName();
        await PostAsync(Reading(name));
        await PostAsync(Reading(name, score: 4));
        await PostAsync(Reading(name, score: 5));
        Assert.Equal(1, Count("SELECT COUNT(*) FROM turns WHERE client_id = @name", name));
        Assert.Equal(5, Count("SELECT r.score FROM ratings r JOIN turns t ON t.id = r.turn_id WHERE t.client_id = @name", name));
    }

    [Theory]
    [InlineData(-3, true)]
    [InlineData(-40, false)]
    [InlineData(2, false)]
    public async Task Post_ReadAtAnotherTime_IsBelievedForThePastWeeks(int days, bool isBelieved)
    {
        var name = NewName();
        var at = TimeProvider.System.GetUtcNow().AddDays(days);
        await PostAsync(new { clientId = name, topic = "lien-thong-khai-sinh", facet = "le-phi", at, score = 3 });
        var recorded = DateTimeOffset.FromUnixTimeMilliseconds(Count("SELECT at FROM turns WHERE client_id = @name", name));
        Assert.Equal(isBelieved, Math.Abs((recorded - at).TotalMinutes) < 1);
    }

    [Fact]
    public async Task Post_ThenAsk_GoesOnFromThePage()
    {
        var read = await PostAsync(new { clientId = NewName(), topic = "dang-ky-ket-hon", facet = "ho-so" });
        var reply = await shared.Bot.AskAsync("thế mất mấy ngày", conversationId: read.GetProperty("conversationId").GetString());
        Assert.Equal("dang-ky-ket-hon", reply.GetProperty("topic").GetString());
        Assert.Equal("thoi-han", reply.GetProperty("facet").GetString());
    }

    [Fact]
    public async Task Post_AllQuestionsOfATopic_IsRecordedAsSuch()
    {
        var name = NewName();
        await PostAsync(new { clientId = name, topic = "dang-ky-ket-hon", facet = "hoi-dap" });
        Assert.Equal("hoi-dap", Row(name).Facet);
    }

    public static TheoryData<object> Refused => new()
    {
        new { topic = "lien-thong-khai-sinh", facet = "le-phi" },
        new { clientId = "ngan", topic = "lien-thong-khai-sinh", facet = "le-phi" },
        new { clientId = "0123456789abcdef", topic = "khong-co", facet = "le-phi" },
        new { clientId = "0123456789abcdef", topic = "lien-thong-khai-sinh", facet = "khong-co" },
        new { clientId = "0123456789abcdef", topic = "lien-thong-khai-sinh", facet = "le-phi", score = 6 },
        new { clientId = "0123456789abcdef", topic = "lien-thong-khai-sinh", facet = "le-phi", station = "<b>" },
        new { clientId = "0123456789abcdef", topic = "lien-thong-khai-sinh", facet = "le-phi", locality = "xa-khong-co" },
        new { clientId = "0123456789abcdef", topic = "lien-thong-khai-sinh", facet = "le-phi", conversationId = "0123456789abcdef0123456789abcdef" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Post_WhatCannotBe_IsRefusedAndRecordsNothing(object body)
    {
        using var response = await shared.Bot.Client.PostAsJsonAsync("/api/kiosk/readings", body);
        Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, response.StatusCode.ToString());
        Assert.Contains("urn:de06assistant:", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, Count("SELECT COUNT(*) FROM turns WHERE client_id = @name", "0123456789abcdef"));
    }

    private static object Reading(string name, int? score = null) =>
        new { clientId = name, topic = "lien-thong-khai-sinh", facet = "le-phi", locality = "xa-vinh-tru", station = "quay-1", score };

    private async Task<JsonElement> PostAsync(object body)
    {
        using var response = await shared.Bot.Client.PostAsJsonAsync("/api/kiosk/readings", body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private long Count(string query, string name)
    {
        using var connection = new SqliteConnection($"Data Source={shared.Bot.Database};Mode=ReadOnly");
        return connection.ExecuteScalar<long>(query, new { name });
    }

    private (string Channel, string Station, string Status, string Topic, string Facet) Row(string name)
    {
        using var connection = new SqliteConnection($"Data Source={shared.Bot.Database};Mode=ReadOnly");
        return connection.QuerySingle<(string, string, string, string, string)>("SELECT channel, station, status, topic, facet FROM turns WHERE client_id = @name", new { name });
    }
}
