using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace De06Assistant.Bot.Staff.Dashboard;

/// <summary>
/// A chart over time as SVG: no script, colours by class, so that it is dark in the dark and black on paper. Its table stands
/// beside it on the page.
/// </summary>
internal sealed class Chart
{
    private const int Width = 720, Height = 260, Left = 44, Right = 12, Top = 16, Bottom = 40;
    private const int MostLabels = 9;
    private const double BarShare = 0.7;
    private const double MarkRadius = 3.5;

    private readonly StringBuilder _marks = new();
    private readonly IReadOnlyList<string> _labels;
    private readonly double _highest;

    /// <param name="labels">What stands below, one for each step of time.</param>
    /// <param name="highest">The upper end of the scale, above 0.</param>
    public Chart(IReadOnlyList<string> labels, double highest) => (_labels, _highest) = (labels, highest);

    private double Step => (Width - Left - Right) / (double)_labels.Count;

    /// <summary>A line through the points; a step without one interrupts it. Each point has a mark of its own.</summary>
    public Chart Line(IReadOnlyList<double?> values)
    {
        var path = new StringBuilder();
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is not { } value) continue;
            path.Append(i > 0 && values[i - 1] is not null ? 'L' : 'M').Append(Number(X(i))).Append(' ').Append(Number(Y(value)));
            _marks.Append(CultureInfo.InvariantCulture, $"<circle class=\"point\" cx=\"{Number(X(i))}\" cy=\"{Number(Y(value))}\" r=\"{Number(MarkRadius)}\"/>");
        }
        _marks.Append(CultureInfo.InvariantCulture, $"<path class=\"line\" d=\"{path}\"/>");
        return this;
    }

    /// <summary>The range in which each point may well lie.</summary>
    public Chart Ranges(IReadOnlyList<(double Low, double High)?> ranges)
    {
        for (var i = 0; i < ranges.Count; i++)
            if (ranges[i] is { } range)
                _marks.Append(CultureInfo.InvariantCulture, $"<path class=\"range\" d=\"M{Number(X(i))} {Number(Y(range.Low))}V{Number(Y(range.High))}\"/>");
        return this;
    }

    /// <summary>Bars of parts that stand on one another; the class of each part gives its look.</summary>
    public Chart Bars(IReadOnlyList<IReadOnlyList<double>> parts, IReadOnlyList<string> looks)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            var sum = 0.0;
            foreach (var (value, look) in parts[i].Zip(looks))
            {
                if (value == 0) continue;
                var (bottom, top) = (Y(sum), Y(sum += value));
                _marks.Append(CultureInfo.InvariantCulture,
                    $"<rect class=\"bar {look}\" x=\"{Number(X(i) - Step * BarShare / 2)}\" y=\"{Number(top)}\" width=\"{Number(Step * BarShare)}\" height=\"{Number(bottom - top)}\"/>");
            }
        }
        return this;
    }

    /// <summary>A line across with its name, for a target.</summary>
    public Chart Reference(double value, string label)
    {
        _marks.Append(CultureInfo.InvariantCulture,
            $"<path class=\"target\" d=\"M{Left} {Number(Y(value))}H{Width - Right}\"/><text class=\"target\" x=\"{Width - Right}\" y=\"{Number(Y(value) - 5)}\" text-anchor=\"end\">{Text(label)}</text>");
        return this;
    }

    /// <summary>The chart.</summary>
    /// <param name="name">What a screen reader says of it; the figures are in the table.</param>
    /// <param name="scale">How a value of the scale is written.</param>
    public string Svg(string name, Func<double, string> scale)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Text(name)}\">");
        foreach (var share in new[] { 0, 0.25, 0.5, 0.75, 1 })
        {
            var y = Number(Y(_highest * share));
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"grid\" d=\"M{Left} {y}H{Width - Right}\"/><text x=\"{Left - 6}\" y=\"{y}\" dy=\"4\" text-anchor=\"end\">{Text(scale(_highest * share))}</text>");
        }
        var every = Math.Max(1, (int)Math.Ceiling(_labels.Count / (double)MostLabels));
        for (var i = 0; i < _labels.Count; i += every)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Number(X(i))}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{Text(_labels[i])}</text>");
        return svg.Append(_marks).Append("</svg>").ToString();
    }

    private double X(int step) => Left + Step * (step + 0.5);

    private double Y(double value) => Height - Bottom - (Height - Bottom - Top) * Math.Clamp(value / _highest, 0, 1);

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
