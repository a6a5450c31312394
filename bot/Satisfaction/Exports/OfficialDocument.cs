using System.Globalization;
using De06Assistant.Knowledge.Authoring;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace De06Assistant.Bot.Satisfaction.Exports;

/// <summary>
/// The page and the blocks around the text of an administrative document, by Appendix I of Nghị định 30/2020/NĐ-CP: A4; 20 mm above and
/// below, 30 mm at the left, 15 mm at the right; the page number in the middle of the upper margin, not on the first page.
/// </summary>
internal static class OfficialDocument
{
    private const string Font = "Times New Roman";
    private const int PageWidth = 11_906;
    private const int PageHeight = 16_838;
    private const int TopMargin = 1134;
    private const int LeftMargin = 1701;
    private const int RightMargin = 850;
    private const int HeaderDistance = 567;

    /// <summary>The width of the text, in twentieths of a point.</summary>
    public const int TextWidth = PageWidth - LeftMargin - RightMargin;

    private const int AgencyWidth = 3500;
    private const int MottoWidth = TextWidth - AgencyWidth;
    private const int RecipientsWidth = 4700;
    private const int RecipientSize = 22;
    private const int RecipientTitleSize = 24;

    /// <summary>The lines' indents: a third to a half of the agency's line, the whole length of the motto's.</summary>
    private const int AgencyRule = 1150;
    private const int MottoRule = 1130;
    private const int TitleRule = 3500;

    /// <summary>Fonts of the whole document.</summary>
    public static Styles Styles() => new(new DocDefaults(
        new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = Font, HighAnsi = Font, EastAsia = Font, ComplexScript = Font }, new FontSize { Val = $"{OfficialText.TextSize}" }, new Languages { Val = "vi-VN" })),
        new ParagraphPropertiesDefault()));

    /// <summary>The national name and motto, the agency, the number, the place and day. What the office has to fill in stands in brackets.</summary>
    public static IEnumerable<OpenXmlElement> Head(Locality? place, int year)
    {
        var agency = place is null
            ? new[] { OfficialText.Centred("[TÊN CƠ QUAN]", OfficialText.SmallerSize, isBold: true) }
            : [OfficialText.Centred("ỦY BAN NHÂN DÂN", OfficialText.SmallerSize, isBold: true), OfficialText.Centred(place.Name.ToUpper(CultureInfo.GetCultureInfo("vi-VN")), OfficialText.SmallerSize, isBold: true)];
        yield return OfficialText.Blocks(AgencyWidth, MottoWidth,
            [.. agency, OfficialText.Rule(AgencyRule), OfficialText.Centred("Số: [  ]/BC-UBND", OfficialText.SmallerSize, before: "120")],
            [
                OfficialText.Centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", OfficialText.SmallerSize, isBold: true),
                OfficialText.Centred("Độc lập - Tự do - Hạnh phúc", OfficialText.TextSize, isBold: true),
                OfficialText.Rule(MottoRule),
                OfficialText.Centred($"{place?.Short ?? "[Địa danh]"}, ngày [  ] tháng [  ] năm {year}", OfficialText.TextSize, isItalic: true, before: "120"),
            ]);
    }

    /// <summary>The kind of document and what it is about.</summary>
    public static IEnumerable<OpenXmlElement> Title(string kind, params string[] subject) =>
    [
        OfficialText.Centred(kind, OfficialText.TextSize, isBold: true, before: "360"),
        .. subject.Select(line => OfficialText.Centred(line, OfficialText.TextSize, isBold: true)),
        OfficialText.Rule(TitleRule),
        OfficialText.Gap(),
    ];

    /// <summary>Who receives it, and the place to sign.</summary>
    public static IEnumerable<OpenXmlElement> Foot(IReadOnlyList<string> recipients)
    {
        yield return OfficialText.Gap();
        yield return OfficialText.Blocks(RecipientsWidth, TextWidth - RecipientsWidth,
            [
                OfficialText.Plain("Nơi nhận:", RecipientTitleSize, isBold: true, isItalic: true),
                .. (recipients.Count == 0 ? ["[Cơ quan nhận báo cáo]"] : recipients).Select(recipient => OfficialText.Plain($"- {recipient};", RecipientSize)),
                OfficialText.Plain("- Lưu: VT, [đơn vị soạn thảo].", RecipientSize),
            ],
            [
                OfficialText.Centred("TM. ỦY BAN NHÂN DÂN", OfficialText.TextSize, isBold: true),
                OfficialText.Centred("CHỦ TỊCH", OfficialText.TextSize, isBold: true),
                .. Enumerable.Range(0, 4).Select(_ => OfficialText.Centred("", OfficialText.TextSize)),
                OfficialText.Centred("[Họ và tên]", OfficialText.TextSize, isBold: true),
            ]);
    }

    /// <summary>The page, with its number in the header of all pages but the first.</summary>
    public static SectionProperties Page(MainDocumentPart main)
    {
        var (first, others) = (main.AddNewPart<HeaderPart>(), main.AddNewPart<HeaderPart>());
        first.Header = new Header(new Paragraph());
        others.Header = new Header(new Paragraph(
            new ParagraphProperties(new Justification { Val = JustificationValues.Center }),
            new SimpleField(new Run(new RunProperties(new FontSize { Val = $"{OfficialText.SmallerSize}" }), new Text("2"))) { Instruction = "PAGE" }));
        return new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.First, Id = main.GetIdOfPart(first) },
            new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(others) },
            new PageSize { Width = PageWidth, Height = PageHeight },
            new PageMargin { Top = TopMargin, Bottom = TopMargin, Left = LeftMargin, Right = RightMargin, Header = HeaderDistance, Footer = HeaderDistance, Gutter = 0 },
            new TitlePage());
    }
}
