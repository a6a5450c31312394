using De06Assistant.Bot.Conversation;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace De06Assistant.Bot.Satisfaction.Exports;

/// <summary>
/// Writes a report as the draft of an administrative document: figures and chart are filled in, what only the office can write stands
/// in brackets and is marked. It is ready to edit, number and sign.
/// </summary>
internal static class DocxExport
{
    private const long ChartWidth = 5_900_000;
    private const long ChartHeight = 2_700_000;
    private const string ChartUri = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private const int NameWidth = 5200;
    private const int FigureWidth = (OfficialDocument.TextWidth - NameWidth) / 2;
    private static readonly int[] TwoFigures = [NameWidth, FigureWidth, FigureWidth];

    private static readonly string[] Scores = ["Rất không hài lòng (1 điểm)", "Không hài lòng (2 điểm)", "Bình thường (3 điểm)", "Hài lòng (4 điểm)", "Rất hài lòng (5 điểm)"];

    public static void Write(Report report, Stream stream)
    {
        using var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document);
        var main = document.AddMainDocumentPart();
        main.AddNewPart<StyleDefinitionsPart>().Styles = OfficialDocument.Styles();
        var body = new Body();
        body.Append(OfficialDocument.Head(report.Place, report.Period.To.Year));
        body.Append(OfficialDocument.Title("BÁO CÁO", "Kết quả hướng dẫn người dân và mức độ hài lòng", "qua Trợ lý Đề án 06", $"({report.Period.Readable})"));
        body.Append(OfficialText.Body(ReportSentences.Opening(report)));
        body.Append(Results(report));
        if (report.ByDay.Count > 0 && report.Total.Ratings > 0) body.Append(Chart(main, report));
        body.Append(Subjects(report));
        body.Append(Outlook());
        body.Append(OfficialDocument.Foot(report.Recipients));
        body.Append(OfficialDocument.Page(main));
        main.Document = new Document(body);
    }

    private static IEnumerable<OpenXmlElement> Results(Report report)
    {
        yield return OfficialText.Heading("I. KẾT QUẢ");
        yield return OfficialText.Heading("1. Số lượt hỏi đáp");
        foreach (var sentence in ReportSentences.Volume(report)) yield return OfficialText.Body(sentence);
        yield return OfficialText.Heading("2. Mức độ hài lòng");
        foreach (var sentence in ReportSentences.Satisfaction(report)) yield return OfficialText.Body(sentence);
        var total = report.Total;
        if (total.Ratings == 0) yield break;
        yield return OfficialText.Grid(TwoFigures, ["Mức đánh giá", "Số lượt", "Tỷ lệ"], Scores.Select((name, i) =>
            (IReadOnlyList<string>)[name, VietnameseNumber.Count(total.Scores[i]), VietnameseNumber.Share(total.Scores[i] / (double)total.Ratings)]));
    }

    private static IEnumerable<OpenXmlElement> Subjects(Report report)
    {
        if (report.MostAsked.Count > 0)
        {
            yield return OfficialText.Heading("3. Nội dung người dân hỏi nhiều");
            yield return OfficialText.Grid(TwoFigures, ["Nội dung", "Số câu hỏi", "Tỷ lệ hài lòng"], report.MostAsked.Select(subject =>
                (IReadOnlyList<string>)[Name(report, subject), VietnameseNumber.Count(subject.Figures.Questions), Csat(subject.Figures)]));
        }
        if (report.WorstRated.Count > 0)
        {
            yield return OfficialText.Heading("4. Nội dung người dân chưa hài lòng");
            yield return OfficialText.Grid(TwoFigures, ["Nội dung", "Số lượt 1, 2 điểm", "Tỷ lệ hài lòng"], report.WorstRated.Select(subject =>
                (IReadOnlyList<string>)[Name(report, subject), $"{subject.Figures.Scores[0] + subject.Figures.Scores[1]} trong {subject.Figures.Ratings}", Csat(subject.Figures)]));
        }
        if (report.Unanswered.Count > 0)
        {
            yield return OfficialText.Heading("5. Câu hỏi chưa có câu trả lời, cần bổ sung nội dung");
            yield return OfficialText.Grid(TwoFigures, ["Câu hỏi tiêu biểu", "Số lần hỏi", "Lần cuối"], report.Unanswered.Select(cluster =>
                (IReadOnlyList<string>)[cluster.Text, VietnameseNumber.Count(cluster.Questions), VietnamTime.ReadableDay(DateOnly.ParseExact(cluster.LastDay, "yyyy-MM-dd"))]));
        }
    }

    private static IEnumerable<OpenXmlElement> Outlook() =>
    [
        OfficialText.Heading("II. TỒN TẠI, NGUYÊN NHÂN"), OfficialText.Body("[Nêu nội dung chưa đạt, nguyên nhân.]"),
        OfficialText.Heading("III. NHIỆM VỤ THỜI GIAN TỚI, KIẾN NGHỊ"), OfficialText.Body("[Nêu việc sẽ làm, đơn vị chủ trì, thời hạn; kiến nghị nếu có.]"),
        OfficialText.Body("Trên đây là báo cáo kết quả hướng dẫn người dân và mức độ hài lòng qua Trợ lý Đề án 06./.", staysWithNext: true),
    ];

    private static string Name(Report report, SubjectFigures subject) =>
        report.Names.Of(Grouping.Topic, subject.Topic) + (subject.Facet.Length == 0 ? "" : $": {report.Names.Of(Grouping.Facet, subject.Facet)}");

    private static string Csat(SatisfactionFigures figures) => figures.Csat is { } csat ? VietnameseNumber.Share(csat) : "chưa có đánh giá";

    private static Paragraph Chart(MainDocumentPart main, Report report)
    {
        var part = main.AddNewPart<ChartPart>();
        part.ChartSpace = CsatChart.Of(report);
        var data = part.AddEmbeddedPackagePart("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        using (var workbook = new MemoryStream(XlsxExport.Days(report))) data.FeedData(workbook);
        part.ChartSpace.AppendChild(new C.ExternalData(new C.AutoUpdate { Val = false }) { Id = part.GetIdOfPart(data) });
        return new Paragraph(
            new ParagraphProperties(new SpacingBetweenLines { Before = "120", After = "120" }, new Justification { Val = JustificationValues.Center }),
            new Run(new Drawing(new Inline(
                new Extent { Cx = ChartWidth, Cy = ChartHeight },
                new DocProperties { Id = 1, Name = "Biểu đồ", Description = "Tỷ lệ hài lòng theo ngày" },
                new A.Graphic(new A.GraphicData(new C.ChartReference { Id = main.GetIdOfPart(part) }) { Uri = ChartUri })))));
    }
}
