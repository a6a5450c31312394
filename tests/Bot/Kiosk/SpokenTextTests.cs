using System.Globalization;
using De06Assistant.Bot.Kiosk.Speech;
using De06Assistant.Knowledge.Search;
using De06Assistant.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace De06Assistant.Tests.Bot.Kiosk;

/// <summary>Answers written out as they are said.</summary>
public sealed class SpokenTextTests
{
    private static readonly SpokenText Spoken = new(Product.Index.Lexicon.Readings);

    [Theory]
    [InlineData(0, "không")]
    [InlineData(5, "năm")]
    [InlineData(10, "mười")]
    [InlineData(15, "mười lăm")]
    [InlineData(21, "hai mươi mốt")]
    [InlineData(24, "hai mươi bốn")]
    [InlineData(105, "một trăm linh năm")]
    [InlineData(1005, "một nghìn không trăm linh năm")]
    [InlineData(8000, "tám nghìn")]
    [InlineData(2026, "hai nghìn không trăm hai mươi sáu")]
    [InlineData(500_000, "năm trăm nghìn")]
    [InlineData(1_500_000, "một triệu năm trăm nghìn")]
    [InlineData(2_000_000_001, "hai tỷ không trăm linh một")]
    public void Words_OfANumber_AreThoseThatAreSaid(long number, string words) => Assert.Equal(words, SpokenNumbers.Words(number));

    [Fact]
    public void Words_OfAnyNumber_ReadBackAsTheSame() => Prop.ForAll<uint>(number => ReadBack(SpokenNumbers.Words(number)) == number).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Trong 14 ngày làm việc.", "Trong mười bốn ngày làm việc.")]
    [InlineData("03 ngày", "ba ngày.")]
    [InlineData("Lệ phí 8.000 đồng một bản.", "Lệ phí tám nghìn đồng một bản.")]
    [InlineData("Tăng 7,5%.", "Tăng bảy phẩy năm phần trăm.")]
    [InlineData("từ 7–10 ngày", "từ bảy đến mười ngày.")]
    [InlineData("từ ngày 01/7/2026", "từ ngày một tháng bảy năm hai nghìn không trăm hai mươi sáu.")]
    [InlineData("Kiểm tra 21/11/2026.", "Kiểm tra ngày hai mươi mốt tháng mười một năm hai nghìn không trăm hai mươi sáu.")]
    [InlineData("Kế hoạch tháng 5/2026", "Kế hoạch tháng năm năm hai nghìn không trăm hai mươi sáu.")]
    [InlineData("Sáng từ 07:30, chiều từ 13h00.", "Sáng từ bảy giờ ba mươi, chiều từ mười ba giờ.")]
    [InlineData("Gọi 0912 345 678 hoặc 113.", "Gọi không chín một hai ba bốn năm sáu bảy tám hoặc một một ba.")]
    [InlineData("Tổng đài 1900.0368", "Tổng đài một chín không không không ba sáu tám.")]
    [InlineData("Mang thẻ CCCD và BHYT.", "Mang thẻ căn cước công dân và bảo hiểm y tế.")]
    [InlineData("Nghị định 301/2026/NĐ-CP", "nghị định của Chính phủ số ba trăm linh một năm hai nghìn không trăm hai mươi sáu.")]
    [InlineData("66.7/2025/NQ-CP", "nghị quyết của Chính phủ số sáu mươi sáu chấm bảy năm hai nghìn không trăm hai mươi lăm.")]
    [InlineData("Cổng Dịch vụ công (https://dichvucong.gov.vn)", "Cổng Dịch vụ công.")]
    [InlineData("vào dichvucong.gov.vn nhé.", "vào dichvucong chấm gov chấm vn nhé.")]
    [InlineData("- tờ khai CT01\n1. Nộp tại xã/phường", "tờ khai xê tê không một.\nmột, Nộp tại xã hoặc phường.")]
    [InlineData("HỒ SƠ GỒM", "HỒ SƠ GỒM.")]
    public void Write_WhatAnswersHold_AsItIsSaid(string shown, string said) => Assert.Equal(said, Spoken.Write(shown));

    [Fact]
    public void Write_ALineOfManyLaws_LeavesItToTheEye()
    {
        Assert.Equal("Không mất phí.", Spoken.Write("Không mất phí.\nCăn cứ: 301/2026/NĐ-CP; 63/2024/NĐ-CP; 118/2025/QH15. Kiểm tra ngày 21/11/2026."));
    }

    [Fact]
    public void Write_AnyText_NeverFailsAndLeavesNoAmount() => Prop.ForAll<NonNull<string>, ushort>((text, amount) =>
    {
        Spoken.Write(text.Get);
        return !Spoken.Write($"mất {amount.ToString("N0", CultureInfo.GetCultureInfo("vi-VN"))} đồng").Any(char.IsAsciiDigit);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Write_EveryAnswerOfTheContent_LeavesNoMoneyInFigures()
    {
        var national = Product.Index.National;
        var texts = Enumerable.Range(0, national.Manifest.Passages).Select(national.Passage).SelectMany(passage => passage.Blocks).Select(block => PlainText.FromMarkdown(block.Markdown));
        foreach (var text in texts) Assert.DoesNotMatch(@"\d[\d.,]* (đồng|ngày|tháng|năm|%)", Spoken.Write(text));
    }

    /// <summary>An independent reader of number words.</summary>
    private static long ReadBack(string words)
    {
        string[] digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
        var (total, group, pending) = (0L, 0L, 0L);
        foreach (var word in words.Split(' '))
        {
            switch (word)
            {
                case "trăm": group += pending * 100; pending = 0; break;
                case "mười": group += 10; break;
                case "mươi": group += pending * 10; pending = 0; break;
                case "linh": break;
                case "mốt": pending = 1; break;
                case "lăm": pending = 5; break;
                case "nghìn": total += (group + pending) * 1000; (group, pending) = (0, 0); break;
                case "triệu": total += (group + pending) * 1_000_000; (group, pending) = (0, 0); break;
                case "tỷ": total += (group + pending) * 1_000_000_000; (group, pending) = (0, 0); break;
                default: pending = Array.IndexOf(digits, word); break;
            }
        }
        return total + group + pending;
    }
}
