using System.Globalization;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Charts;
using Chart = DocumentFormat.OpenXml.Drawing.Charts.Chart;
using Line = DocumentFormat.OpenXml.Drawing.Outline;

namespace De06Assistant.Bot.Satisfaction.Exports;

/// <summary>The chart of the CSAT day by day, between the ends of its 95 % interval, with the plan's targets as lines.</summary>
internal static class CsatChart
{
    private const uint DaysAxis = 1;
    private const uint SharesAxis = 2;
    private const int CsatWidth = 28_575;
    private const int ThinWidth = 12_700;
    private const string CsatColour = "A61C1C";
    private const string IntervalColour = "808080";
    private const string DayFormat = "dd/mm";
    private const string ShareFormat = "0%";
    private static readonly string[] TargetColours = ["0A4C8C", "14632F", "6A4C00"];

    /// <summary>The chart over the rows of <see cref="Sheets.ByDay"/>, with their values in itself, so that it shows before anything is calculated.</summary>
    public static ChartSpace Of(Report report)
    {
        var (rows, number) = (report.ByDay, 0u);
        var lines = new List<LineChartSeries>
        {
            Series("Cận dưới 95%", Sheets.DayColumn(FigureColumn.LowHeader), row => row.CsatInterval?.Low, IntervalColour, ThinWidth, PresetLineDashValues.SystemDash),
            Series("Cận trên 95%", Sheets.DayColumn(FigureColumn.HighHeader), row => row.CsatInterval?.High, IntervalColour, ThinWidth, PresetLineDashValues.SystemDash),
            Series("Tỷ lệ hài lòng", Sheets.DayColumn(FigureColumn.CsatHeader), row => row.Csat, CsatColour, CsatWidth, PresetLineDashValues.Solid),
        };
        lines.AddRange(report.Targets.Select((comparison, i) => Series(
            Sheets.TargetHeader(comparison.Target), Sheets.TargetColumn(i), _ => comparison.Target.Share, TargetColours[i % TargetColours.Length], ThinWidth, PresetLineDashValues.Dash)));
        var chart = new LineChart(new DocumentFormat.OpenXml.Drawing.Charts.Grouping { Val = GroupingValues.Standard }, new VaryColors { Val = false });
        foreach (var line in lines) chart.AppendChild(line);
        chart.Append(new ShowMarker { Val = true }, new AxisId { Val = DaysAxis }, new AxisId { Val = SharesAxis });
        return new ChartSpace(
            new RoundedCorners { Val = false },
            new Chart(
                Title("Tỷ lệ hài lòng theo ngày"),
                new AutoTitleDeleted { Val = false },
                new PlotArea(new Layout(), chart, Days(), Shares()),
                new Legend(new LegendPosition { Val = LegendPositionValues.Bottom }, new Overlay { Val = false }),
                new PlotVisibleOnly { Val = true },
                new DisplayBlanksAs { Val = DisplayBlanksAsValues.Gap }));

        LineChartSeries Series(string name, string column, Func<SatisfactionFigures, double?> value, string colour, int width, PresetLineDashValues dash) => new(
            new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = number },
            new Order { Val = number++ },
            new SeriesText(new NumericValue(name)),
            new ChartShapeProperties(new Line(new SolidFill(new RgbColorModelHex { Val = colour }), new PresetDash { Val = dash }) { Width = width }),
            Marker(width == CsatWidth, colour),
            new CategoryAxisData(Reference("A", DayFormat, [.. rows.Select(row => Cell.Day(Sheets.Day(row)).Number)])),
            new Values(Reference(column, ShareFormat, [.. rows.Select(value)])),
            new Smooth { Val = false });
    }

    private static Marker Marker(bool isShown, string colour) => isShown
        ? new Marker(new Symbol { Val = MarkerStyleValues.Circle }, new Size { Val = 5 }, new ChartShapeProperties(new SolidFill(new RgbColorModelHex { Val = colour })))
        : new Marker(new Symbol { Val = MarkerStyleValues.None });

    private static NumberReference Reference(string column, string format, IReadOnlyList<double?> values)
    {
        var cache = new NumberingCache(new FormatCode(format), new PointCount { Val = (uint)values.Count });
        for (var i = 0; i < values.Count; i++)
            if (values[i] is { } value) cache.AppendChild(new NumericPoint(new NumericValue(value.ToString("R", CultureInfo.InvariantCulture))) { Index = (uint)i });
        return new NumberReference(new Formula($"'{Sheets.ByDayName}'!${column}$2:${column}${values.Count + 1}"), cache);
    }

    private static Title Title(string text) => new(
        new ChartText(new RichText(new BodyProperties(), new ListStyle(), new Paragraph(new ParagraphProperties(new DefaultRunProperties { FontSize = 1300, Bold = true }), new Run(new RunProperties { FontSize = 1300, Bold = true }, new Text(text))))),
        new Overlay { Val = false });

    private static CategoryAxis Days() => new(
        new AxisId { Val = DaysAxis }, new Scaling(new Orientation { Val = OrientationValues.MinMax }), new Delete { Val = false }, new AxisPosition { Val = AxisPositionValues.Bottom },
        new NumberingFormat { FormatCode = DayFormat, SourceLinked = false }, new MajorTickMark { Val = TickMarkValues.Outside }, new MinorTickMark { Val = TickMarkValues.None },
        new TickLabelPosition { Val = TickLabelPositionValues.Low }, new CrossingAxis { Val = SharesAxis }, new Crosses { Val = CrossesValues.AutoZero }, new AutoLabeled { Val = true });

    private static ValueAxis Shares() => new(
        new AxisId { Val = SharesAxis }, new Scaling(new Orientation { Val = OrientationValues.MinMax }, new MaxAxisValue { Val = 1 }, new MinAxisValue { Val = 0 }), new Delete { Val = false },
        new AxisPosition { Val = AxisPositionValues.Left },
        new MajorGridlines(new ChartShapeProperties(new Line(new SolidFill(new RgbColorModelHex { Val = "D9D9D9" })))),
        new NumberingFormat { FormatCode = ShareFormat, SourceLinked = false }, new MajorTickMark { Val = TickMarkValues.Outside }, new MinorTickMark { Val = TickMarkValues.None },
        new TickLabelPosition { Val = TickLabelPositionValues.NextTo }, new CrossingAxis { Val = DaysAxis }, new Crosses { Val = CrossesValues.AutoZero }, new MajorUnit { Val = 0.2 });
}
