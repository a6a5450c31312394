using System.Globalization;

namespace De06Assistant.Bot.Kiosk.Speech;

/// <summary>Writes numbers as they are said in northern Vietnamese: 15 is "mười lăm", 105 "một trăm linh năm".</summary>
internal static class SpokenNumbers
{
    private const long Billion = 1_000_000_000;
    private static readonly string[] Digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    private static readonly (long Size, string Name)[] Groups = [(Billion, "tỷ"), (1_000_000, "triệu"), (1000, "nghìn"), (1, "")];

    /// <summary>The number in words; 0 to 999 tỷ, beyond that digit by digit.</summary>
    public static string Words(long number)
    {
        if (number is < 0 or >= 1000 * Billion) return OneByOne(number.ToString(CultureInfo.InvariantCulture));
        if (number == 0) return Digits[0];
        var words = new List<string>();
        foreach (var (size, name) in Groups)
        {
            var group = (int)(number / size % 1000);
            if (group == 0) continue;
            // Inside a number a group is said in full: 1.005 is "một nghìn không trăm linh năm".
            Below1000(group, isFull: words.Count > 0, words);
            if (name.Length > 0) words.Add(name);
        }
        return string.Join(' ', words);
    }

    /// <summary>Each digit by itself, as phone numbers are said; other signs are left out.</summary>
    public static string OneByOne(string digits) => string.Join(' ', digits.Where(char.IsAsciiDigit).Select(digit => Digits[digit - '0']));

    private static void Below1000(int number, bool isFull, List<string> words)
    {
        var (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
        if (hundreds > 0 || isFull) words.AddRange([Digits[hundreds], "trăm"]);
        if (tens == 0 && ones == 0) return;
        if (tens == 0 && (hundreds > 0 || isFull)) words.Add("linh");
        else if (tens == 1) words.Add("mười");
        else if (tens > 1) words.AddRange([Digits[tens], "mươi"]);
        if (ones == 0) return;
        words.Add((tens, ones) switch
        {
            ( > 1, 1) => "mốt",
            ( > 0, 5) => "lăm",
            _ => Digits[ones],
        });
    }
}
