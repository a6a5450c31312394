namespace De06Assistant.Tests.Support;

/// <summary>A month of records that exports are held against: turns, ratings and comments that try to be something else.</summary>
internal static class SampleMonth
{
    public const string Formula = "=HYPERLINK(\"http://vi-du.vn\",\"bấm\")";
    public const string TwoLines = "dòng một, có \"ngoặc\"\ndòng hai";

    private static readonly (string Topic, string Facet, string Question)[] Subjects =
    [
        ("dang-ky-thuong-tru", "le-phi", "lệ phí đăng ký thường trú"), ("lien-thong-khai-sinh", "ho-so", "làm khai sinh cần giấy tờ gì"),
        ("tai-khoan-dinh-danh-muc-2", "noi-nop", "làm định danh mức 2 ở đâu"), ("cap-doi-cap-lai-can-cuoc", "thoi-han", "đổi căn cước mấy ngày"),
    ];

    private static readonly string[] Gaps = ["xin giấy phép xây dựng nhà ở", "giay phep xay dung nha o", "cấp hộ chiếu phổ thông", "làm hộ chiếu phổ thông ở đâu"];

    /// <summary>Records the month of Vĩnh Trụ that ends on its reporting day, 14/11/2026.</summary>
    public static async Task RecordAsync(Ledger ledger)
    {
        var number = 0;
        for (var day = new DateOnly(2026, 10, 15); day <= new DateOnly(2026, 11, 14); day = day.AddDays(1))
        {
            var iso = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            for (var i = 0; i < 3 + day.Day % 4; i++)
            {
                var (topic, facet, question) = Subjects[(number + i) % Subjects.Length];
                var turn = ledger.Turn(iso, $"{number++:x}", topic: topic, facet: facet, question: question) with { Channel = i == 0 ? "kiosk" : "web", Station = i == 0 ? "tram-1" : null };
                await ledger.AddAsync(turn);
                if (number % 2 == 0) await ledger.RateAsync(turn.Id, number % 10 == 0 ? 2 : 4 + number % 4 / 2, Comment(number));
            }
            if (day.Day % 5 != 0) continue;
            var unanswered = ledger.Turn(iso, $"{number++:x}", "declined_no_content", null, null, Gaps[number % Gaps.Length]);
            await ledger.AddAsync(unanswered);
            await ledger.LeaveAsync(unanswered.At, iso, unanswered.Id);
        }
    }

    private static string? Comment(int number) => (number % 30) switch { 0 => Formula, 10 => TwoLines, 20 => "chưa nói rõ lệ phí", _ => null };
}
