using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using Dapper;
using De06Assistant.Bot.Satisfaction;
using De06Assistant.Tests.Support;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace De06Assistant.Tests.Bot.Satisfaction;

/// <summary><c>./run export</c>: the files are opened by LibreOffice, read back, and held against the records.</summary>
public sealed class ExportTests : IAsyncLifetime
{
    private static readonly Period Month = new(new DateOnly(2026, 10, 15), new DateOnly(2026, 11, 14));

    private Ledger _ledger = null!;

    public async Task InitializeAsync()
    {
        _ledger = await Ledger.OpenAsync();
        Product.CopyIndexTo(Path.Combine(_ledger.Folder, "index"));
        await SampleMonth.RecordAsync(_ledger);
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task Xlsx_OpenedInLibreOffice_HasTheRecordsFigures()
    {
        var file = await ExportAsync("so-lieu.xlsx", "--locality", "xa-vinh-tru");
        using (var document = SpreadsheetDocument.Open(file, isEditable: false)) AssertValid(document);
        var sheets = (await LibreOffice.ConvertAsync(file, LibreOffice.SheetsAsCsv)).ToDictionary(path => Path.GetFileNameWithoutExtension(path).Split('-')[^1], Rows);
        Assert.Equal(["Theo chủ đề", "Theo ngày", "Tổng hợp", "Ý kiến"], sheets.Keys.Order(StringComparer.Ordinal));
        var total = new SatisfactionQueries(_ledger.Database).Report(Month, Grouping.Day, FigureFilter.All).Total;

        var summary = sheets["Tổng hợp"].ToDictionary(row => row[0], row => row[1]);
        Assert.Equal(total.Questions, Count(summary["Số câu hỏi"]));
        Assert.Equal("10/15/2026", summary["Từ ngày"]);
        Assert.Equal(total.Csat!.Value, Share(summary["Tỷ lệ hài lòng (%)"]), 10);
        Assert.Equal(0.95, Share(summary["Chỉ tiêu năm 2026: Mức độ hài lòng của người dân, doanh nghiệp về dịch vụ công"]), 10);

        var days = sheets["Theo ngày"];
        Assert.Equal("Ngày", days[0][0]);
        Assert.Equal("10/15/2026", days[1][0]);
        Assert.Equal(total.Questions, Sum(days, "Số câu hỏi"));
        Assert.Equal(total.Scores[4], Sum(days, "5 điểm"));
        Assert.Equal(total.Questions, Sum(sheets["Theo chủ đề"], "Số câu hỏi"));
        Assert.Contains(sheets["Theo chủ đề"], row => row[0] == "Đăng ký thường trú" && row[1] == "dang-ky-thuong-tru");

        var ratings = sheets["Ý kiến"];
        Assert.Equal(total.Ratings, ratings.Count - 1);
        Assert.Contains(ratings, row => row.Contains(SampleMonth.Formula));
        Assert.Contains(ratings, row => row.Contains(SampleMonth.TwoLines));
        Assert.Equal("12:00:00 PM", ratings[1][1]);
    }

    [Fact]
    public async Task Docx_OpenedInLibreOffice_IsTheReportWithTheRecordsFigures()
    {
        var file = await ExportAsync("bao-cao.docx", "--locality", "xa-vinh-tru");
        using (var document = WordprocessingDocument.Open(file, isEditable: false)) AssertValid(document);
        var text = (await File.ReadAllTextAsync((await LibreOffice.ConvertAsync(file, LibreOffice.Text)).Single())).TrimStart('\uFEFF');
        var total = new SatisfactionQueries(_ledger.Database).Report(Month, Grouping.Day, FigureFilter.All).Total;
        foreach (var part in new[]
        {
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ỦY BAN NHÂN DÂN", "XÃ VĨNH TRỤ", "Số: [  ]/BC-UBND", "Vĩnh Trụ, ngày [  ] tháng [  ] năm 2026", "BÁO CÁO",
            "(từ ngày 15/10/2026 đến ngày 14/11/2026)", "Thực hiện Kế hoạch thực hiện Đề án 06 năm 2026 của xã Vĩnh Trụ (tháng 5/2026), Ủy ban nhân dân xã Vĩnh Trụ báo cáo",
            $"Trợ lý tiếp nhận {total.Questions} câu hỏi trong {total.Conversations} cuộc trò chuyện", $"Có {total.Ratings} lượt đánh giá",
            $"là {(total.Csat!.Value * 100).ToString("0.#", new NumberFormatInfo { NumberDecimalSeparator = "," })}%", "chỉ tiêu năm 2026 của kế hoạch về “Mức độ hài lòng của người dân, doanh nghiệp về dịch vụ công” là 95%",
            "Đăng ký thường trú: Lệ phí", "II. TỒN TẠI, NGUYÊN NHÂN", "Nơi nhận:", "- Tổ Công tác Đề án 06 của Chính phủ và UBND xã;", "TM. ỦY BAN NHÂN DÂN", "[Họ và tên]",
        }) Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.Matches("hộ chiếu", text);
    }

    [Fact]
    public async Task Docx_WithoutAnyRecord_SaysSo()
    {
        var file = _ledger.FilePath + ".docx";
        await RunAsync(0, "--from", "2020-01-01", "--to", "2020-01-31", "--out", file);
        using (var document = WordprocessingDocument.Open(file, isEditable: false)) AssertValid(document);
        var text = await File.ReadAllTextAsync((await LibreOffice.ConvertAsync(file, LibreOffice.Text)).Single());
        Assert.Contains("Trong kỳ không có câu hỏi nào.", text, StringComparison.Ordinal);
        Assert.Contains("[TÊN CƠ QUAN]", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_OfRatings_IsRfc4180AndNeutralisesFormulas()
    {
        var file = await ExportAsync("danh-gia.csv", "--by", "rating");
        var bytes = await File.ReadAllBytesAsync(file);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        Assert.Contains("\"'=HYPERLINK(\"\"http://vi-du.vn\"\",\"\"bấm\"\")\"", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        var rows = Rows(file);
        Assert.Equal(["Ngày", "Giờ", "Địa phương"], rows[0].Take(3));
        using var connection = _ledger.Database.Open();
        Assert.Equal(connection.ExecuteScalar<int>("SELECT COUNT(*) FROM ratings"), rows.Count - 1);
        Assert.Equal(connection.ExecuteScalar<int>("SELECT SUM(score) FROM ratings"), Sum(rows, "Điểm"));
        Assert.Contains(rows, row => row.Contains(SampleMonth.TwoLines));
        // LibreOffice shows the neutralised formula as text.
        var opened = Rows((await LibreOffice.ConvertAsync(file, LibreOffice.SheetsAsCsv)).Single());
        Assert.Contains(opened, row => row.Any(cell => cell.Contains("=HYPERLINK", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Json_HasFiguresAndEveryRatedTurn()
    {
        var file = await ExportAsync("so-lieu.json", "--by", "week", "--locality", "xa-vinh-tru");
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        var root = json.RootElement;
        var total = new SatisfactionQueries(_ledger.Database).Report(Month, Grouping.Week, FigureFilter.All);
        Assert.Equal(total.Total.Questions, root.GetProperty("total").GetProperty("questions").GetInt64());
        Assert.Equal(total.Rows.Select(row => row.Key), root.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("key").GetString()));
        Assert.Equal(total.Total.Ratings, root.GetProperty("turns").GetArrayLength());
        Assert.Equal(0.95, root.GetProperty("targets")[0].GetProperty("target").GetProperty("share").GetDouble());
        Assert.True(root.GetProperty("unanswered")[0].GetProperty("questions").GetInt32() > 1);
    }

    [Fact]
    public async Task Preset_IsThePeriodOfThePlan()
    {
        var file = Path.Combine(_ledger.Folder, "ky.json");
        await RunAsync(0, "--preset", "nam-nay", "--locality", "xa-vinh-tru", "--out", file);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        Assert.EndsWith("-12-15", json.RootElement.GetProperty("from").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("-12-14", json.RootElement.GetProperty("to").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--preset phải là một trong: thang, thang-nay", "--preset", "tuan")]
    [InlineData("không dùng cả hai", "--preset", "thang", "--from", "2026-11-01")]
    [InlineData("xa-vinh-tru", "--locality", "xa-khong-co")]
    [InlineData("--by phải là một trong: day, week", "--by", "gio")]
    [InlineData("--from phải là ngày dạng", "--from", "9999-12-31")]
    public async Task Export_BadArgument_IsRefusedWithTheReason(string reason, params string[] arguments)
    {
        var file = Path.Combine(_ledger.Folder, "cu.csv");
        await File.WriteAllTextAsync(file, "bản cũ");
        Assert.Contains(reason, await RunAsync(2, [.. arguments, "--out", file]), StringComparison.Ordinal);
        Assert.Contains(".csv, .xlsx, .docx, .json", await RunAsync(2, "--out", file + ".pdf"), StringComparison.Ordinal);
        Assert.Equal("bản cũ", await File.ReadAllTextAsync(file));
    }

    /// <summary>What the ratings hold is more than the program's whole heap may be: an export that kept them would end here.</summary>
    [Theory]
    [InlineData("danh-gia.csv")]
    [InlineData("so-lieu.xlsx")]
    [InlineData("so-lieu.json")]
    public async Task Export_OfManyRatings_NeedsNoMoreMemory(string name)
    {
        const int Ratings = 100_000;
        const long HeapBytes = 96 * 1024 * 1024;
        using (var connection = _ledger.Database.Open())
        {
            await connection.ExecuteAsync(
                $"""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Ratings})
                INSERT INTO turns(id, conversation_id, at, day, channel, locality, question, status, topic, facet, confidence, content_version, reply, understand_us, compose_us)
                SELECT 'x' || i, (SELECT MIN(id) FROM conversations), 0, '2025-01-01', 'web', 'xa-vinh-tru', hex(randomblob(300)), 'answered_procedure', 'dang-ky-thuong-tru', 'le-phi', 1, 'v', '', 1, 1 FROM n;
                INSERT INTO ratings(turn_id, score, comment, reasons, at, day, locality)
                SELECT id, 1 + number % 5, hex(randomblob(300)), '[]', 0, day, locality FROM turns WHERE day = '2025-01-01';
                """);
        }
        var file = Path.Combine(_ledger.Folder, name);
        var environment = Environment(("DOTNET_GCHeapHardLimit", $"{HeapBytes:x}"), ("DOTNET_gcServer", "0"));
        var run = await ProcessRun.BotAsync(environment, "export", "--from", "2025-01-01", "--to", "2025-01-01", "--by", name.EndsWith("csv", StringComparison.Ordinal) ? "rating" : "day", "--out", file);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("Đã ghi 100.000/100.000 lượt đánh giá", run.Error, StringComparison.Ordinal);
        if (!name.EndsWith("xlsx", StringComparison.Ordinal)) Assert.True(new FileInfo(file).Length > HeapBytes);
    }

    private async Task<string> ExportAsync(string name, params string[] arguments)
    {
        var file = Path.Combine(_ledger.Folder, name);
        await RunAsync(0, [.. arguments, "--from", "2026-10-15", "--to", "2026-11-14", "--out", file]);
        if (System.Environment.GetEnvironmentVariable("DE06_PICTURES") is { Length: > 0 } folder) File.Copy(file, Path.Combine(folder, name), overwrite: true);
        return file;
    }

    private async Task<string> RunAsync(int exitCode, params string[] arguments)
    {
        var run = await ProcessRun.BotAsync(Environment(), ["export", .. arguments]);
        Assert.True(run.ExitCode == exitCode, run.Output + run.Error);
        return run.Error;
    }

    private Dictionary<string, string> Environment(params (string Name, string Value)[] more) =>
        more.Append(("Assistant__DataDirectory", _ledger.Folder)).ToDictionary(item => item.Item1, item => item.Item2);

    private static void AssertValid(OpenXmlPackage document) => Assert.Empty(
        new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));

    private static List<string[]> Rows(string file)
    {
        using var reader = CsvReader.FromFile(file, new CsvReaderOptions { HasHeader = false });
        var rows = new List<string[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return rows;
    }

    private static long Sum(List<string[]> rows, string header) => rows.Skip(1).Sum(row => Count(row[Array.IndexOf(rows[0], header)]));

    /// <summary>A percentage, which only a cell that holds a number gives.</summary>
    private static double Share(string text) => double.Parse(text.TrimEnd('%'), CultureInfo.InvariantCulture) / 100;

    private static long Count(string text) => long.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
