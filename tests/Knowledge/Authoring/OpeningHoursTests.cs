using De06Assistant.Knowledge.Authoring;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Knowledge.Authoring;

/// <summary>Opening hours: read from a locality, and open or closed at an instant in Vietnam.</summary>
public sealed class OpeningHoursTests : IDisposable
{
    private const string File = "localities/xa-vinh-tru.yaml";
    private readonly TemporaryFolder _folder = new();

    public OpeningHoursTests() => SampleContent.WriteTo(_folder);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2026-11-23T08:00", "11:30", null)] // Monday
    [InlineData("2026-11-23T11:30", null, "2026-11-23T13:30")]
    [InlineData("2026-11-23T17:00", null, "2026-11-24T07:30")]
    [InlineData("2026-11-20T18:00", null, "2026-11-21T08:00")] // Friday evening, open on Saturday
    [InlineData("2026-11-21T12:00", null, "2026-11-23T07:30")]
    [InlineData("2027-01-01T09:00", null, "2027-01-02T08:00")] // a holiday
    [InlineData("2026-02-16T09:00", null, "2026-02-21T08:00")] // Tết
    public void At_Instant_IsOpenUntilOrOpensAt(string now, string? until, string? opens)
    {
        Open("  mon-fri: [\"07:30-11:30\", \"13:30-17:00\"]\n  sat: [\"08:00-11:00\"]");
        var state = OpeningHours.At(Locality().Opening, Product.Content.Lexicon.Holidays, Time(now))!;
        Assert.Equal(until is null ? null : TimeOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture), state.Until);
        Assert.Equal(opens is null ? null : Time(opens), state.Opens);
    }

    [Theory]
    [InlineData("  mon-fri: [\"7h30-11h30\"]", "phải có dạng \"07:30-11:30\"")]
    [InlineData("  mon: [\"13:00-11:00\"]", "giờ đóng sau giờ mở")]
    [InlineData("  thu-2: [\"07:30-11:30\"]", "phải là một ngày")]
    [InlineData("  mon: [\"07:30-11:30\", \"11:00-12:00\"]", "chồng lên nhau")]
    public void Check_FaultyHours_AreFound(string opening, string message)
    {
        Open(opening);
        Assert.Contains(ContentReader.Read(_folder.Path).Findings, finding => finding.Path == File && finding.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void At_NoHours_SaysNothing() => Assert.Null(OpeningHours.At(Locality().Opening, [], new DateTime(2026, 11, 23)));

    private void Open(string opening) => SampleContent.Replace(_folder, File, "hotline: null", $"opening:\n{opening}\nhotline: null");

    private Locality Locality() => ContentReader.Read(_folder.Path).Localities.Single(locality => locality.Path == File);

    private static DateTime Time(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
