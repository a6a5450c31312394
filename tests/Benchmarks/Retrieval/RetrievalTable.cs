using System.Globalization;

namespace De06Assistant.Benchmarks.Retrieval;

/// <summary>Prints the comparison as Markdown, in Vietnamese.</summary>
internal static class RetrievalTable
{
    private const string Notes = """

        top-1, top-3, MRR@10: câu trong phạm vi; xếp hạng theo đoạn tốt nhất của mỗi chủ đề. De06Assistant chỉ được tính top-1 khi thật
        sự trả lời; các công cụ khác được tính theo kết quả đứng đầu, kể cả khi điểm thấp hơn ngưỡng từ chối.
        Đúng mục: câu có hỏi rõ một mục và đã đúng chủ đề. Từ chối: câu ngoài phạm vi; ngưỡng điểm của công cụ không tự từ chối được chọn
        trên dev.jsonl theo F1, riêng cho mỗi kiểu gõ. Cả thảy: trả lời đúng chủ đề hoặc từ chối đúng, trên mọi câu.
        Cách đặt tốt nhất của mỗi công cụ được chọn trên dev.jsonl theo top-1, riêng cho mỗi kiểu gõ.
        Thời gian mỗi câu đo trong tiến trình của chính công cụ, sau khi đã chạy nóng bằng dev.jsonl; lập chỉ mục: lần đầu, từ các đoạn có sẵn trong bộ nhớ.
        """;

    public static void Print(IReadOnlyList<QuestionSet> sets, IReadOnlyList<Row> rows, IReadOnlyList<(string Peer, string Reason)> absent)
    {
        foreach (var set in sets)
        {
            foreach (var variant in Variant.All)
            {
                Console.WriteLine($"\n### {set.Name}, {variant.Name} ({set.Questions.Count} câu)\n");
                Console.WriteLine("| | cách đặt | top-1 | top-3 | MRR@10 | đúng mục | từ chối: đúng / đủ | cả thảy | p50 / p99, µs | lập chỉ mục, giây | bộ nhớ, MB |");
                Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
                foreach (var row in rows.Where(row => row.Set == set.Name && row.Variant == variant)) Console.WriteLine(Line(row));
                foreach (var (peer, reason) in absent) Console.WriteLine($"| {peer} | {reason} | | | | | | | | | |");
            }
        }
        Console.WriteLine(Notes);
        foreach (var measure in rows.GroupBy(row => row.Cost.Measure)) Console.WriteLine($"Bộ nhớ của {string.Join(", ", measure.Select(row => row.Peer).Distinct())}: {measure.Key}.");
        Console.WriteLine();
        foreach (var line in Verdicts(rows)) Console.WriteLine(line);
    }

    private static string Line(Row row)
    {
        var figures = row.Figures;
        return $"| {row.Peer} | {row.Setting} | {Percent(figures.Top1)} | {Percent(figures.Top3)} | {Number(figures.Mrr, "0.000")} | "
            + $"{(figures.Facet is { } facet ? Percent(facet) : "–")} | {Percent(figures.DeclinePrecision)} / {Percent(figures.DeclineRecall)} | {Percent(figures.Overall)} | "
            + $"{Number(figures.Median, "#,0")} / {Number(figures.P99, "#,0")} | {Number(row.Cost.Seconds, "0.0")} | {Number(row.Cost.Bytes / 1e6, "0.0")} |";
    }

    /// <summary>For each figure, whether this product is ahead of every peer in every set and way of typing, or where it is not.</summary>
    private static IEnumerable<string> Verdicts(IReadOnlyList<Row> rows)
    {
        (string Name, Func<RetrievalFigures, double> Of)[] figures =
        [
            ("top-1", figures => figures.Top1), ("top-3", figures => figures.Top3), ("MRR@10", figures => figures.Mrr), ("đúng mục", figures => figures.Facet ?? 0),
            ("từ chối đúng", figures => figures.DeclinePrecision), ("từ chối đủ", figures => figures.DeclineRecall), ("cả thảy", figures => figures.Overall),
            ("p50", figures => -figures.Median), ("p99", figures => -figures.P99),
        ];
        foreach (var (name, of) in figures)
        {
            var ahead = from own in rows.Where(row => row.Peer == OwnEngine.Name)
                        from other in rows.Where(row => row.Peer != OwnEngine.Name && row.Set == own.Set && row.Variant == own.Variant)
                        where of(other.Figures) >= of(own.Figures)
                        select $"{other.Peer} ({own.Set}, {own.Variant.Name})";
            var list = ahead.ToList();
            yield return list.Count == 0 ? $"- {name}: {OwnEngine.Name} hơn mọi công cụ ở mọi bảng" : $"- {name}: không kém {OwnEngine.Name} là {string.Join("; ", list)}";
        }
    }

    private static string Percent(double share) => Number(share * 100, "0.0") + " %";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.GetCultureInfo("vi-VN"));
}
