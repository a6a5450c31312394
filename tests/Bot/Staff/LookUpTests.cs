using System.Net;
using System.Text.RegularExpressions;
using De06Assistant.Bot.LookUp;
using De06Assistant.Knowledge.Vietnamese;
using De06Assistant.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace De06Assistant.Tests.Bot.Staff;

/// <summary>What the look-up finds, shows and gives to copy.</summary>
public sealed partial class LookUpTests(StaffBot staff) : IClassFixture<StaffBot>
{
    private static readonly WordIndex Index = new([.. Product.Content.Documents.Select(document => (IReadOnlyList<(string, float)>)[(document.Title, 1)])]);

    [Theory]
    [InlineData("ket hon", "Đăng ký kết hôn")]
    [InlineData("ket ho", "Đăng ký kết hôn")]
    [InlineData("đăng ký kết h", "Đăng ký kết hôn")]
    [InlineData("60/2014/QH13", "Đăng ký kết hôn")]
    [InlineData("vợ chồng em muốn cưới thì cần mang gì lên xã", "Đăng ký kết hôn")]
    [InlineData("tuyên truyền đánh giá hài lòng", "Tuyên truyền, hướng dẫn công dân, doanh nghiệp đánh giá mức độ hài lòng")]
    public async Task Search_WordsBegunOrAQuestion_FindsAmongTheFirstThree(string text, string title)
    {
        var found = await TitlesAsync($"?q={Uri.EscapeDataString(text)}");
        Assert.Contains(found.Take(3), candidate => candidate.StartsWith(title, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("loai=nhiem-vu&han=qua-han&xa=xa-hoang-trung", "nhiệm vụ")]
    [InlineData("loai=chi-tieu&xa=tinh-lao-cai", "chỉ tiêu")]
    [InlineData("loai=thu-tuc&linh-vuc=ho-tich", "thủ tục")]
    [InlineData("loai=cau-hoi&q=hai", "câu hỏi thường gặp")]
    public async Task Search_Filtered_ListsThatKindOnly(string query, string kind)
    {
        var page = await PageAsync("/staff/tra-cuu?" + query);
        var kinds = Kind().Matches(page).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(kinds);
        Assert.All(kinds, found => Assert.Equal(kind, found));
    }

    [Fact]
    public async Task Search_ByAgencyAndPlan_NarrowsToBoth()
    {
        var all = await TitlesAsync("?loai=nhiem-vu&xa=xa-vinh-tru");
        var police = await TitlesAsync("?loai=nhiem-vu&xa=xa-vinh-tru&co-quan=cong an&ke-hoach=" + Product.Content.Plans.Single(plan => plan.Locality == "xa-vinh-tru").Slug);
        Assert.NotEmpty(police);
        Assert.True(police.Count < all.Count);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"'%00 <b>")]
    [InlineData("đ̣̣̣̣")]
    public async Task Search_AnyText_IsShownAsTextAndNeverFails(string text)
    {
        var page = await PageAsync($"/staff/tra-cuu?q={Uri.EscapeDataString(text)}&loai=x&han=y&linh-vuc=z&xa=w&ke-hoach=v&co-quan={Uri.EscapeDataString(text)}");
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_BeginningsOfWords_FindTheEntryThatTheyAreFrom() => Prop.ForAll<NonNegativeInt, NonEmptyArray<byte>>((document, lengths) =>
    {
        var number = document.Get % Product.Content.Documents.Count;
        var words = Tokenizer.Tokenize(Normalizer.Normalize(Product.Content.Documents[number].Title)).Where(token => token.Kind == TokenKind.Syllable).Select(token => token.Folded);
        var begun = words.Select((word, i) => word[..Math.Clamp(lengths.Get[i % lengths.Get.Length], 1, word.Length)]);
        return Index.Find(string.Join(' ', begun))[number].Share > 0.999f;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Procedure_Shown_HasItsPartsItsLawsWithDatesAndACitizensText()
    {
        var page = WebUtility.HtmlDecode(await PageAsync("/staff/tra-cuu/dang-ky-ket-hon"));
        Assert.Contains("<section id=\"le-phi\">", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://vbpl.vn/TW/Pages/vbpq-toanvan.aspx?ItemID=46746\" rel=\"noopener noreferrer\">60/2014/QH13</a>", page, StringComparison.Ordinal);
        Assert.Contains("hiệu lực từ 01/01/2016; hết hiệu lực từ 01/03/2027", page, StringComparison.Ordinal);
        var summary = Copied(page, "copy-summary");
        Assert.StartsWith("ĐĂNG KÝ KẾT HÔN\n", summary, StringComparison.Ordinal);
        Assert.EndsWith("/t/dang-ky-ket-hon", summary, StringComparison.Ordinal);
        var fee = Copied(page, "copy-le-phi");
        Assert.StartsWith("Đăng ký kết hôn – lệ phí\n", fee, StringComparison.Ordinal);
        Assert.EndsWith("/t/dang-ky-ket-hon#le-phi", fee, StringComparison.Ordinal);
        Assert.Contains("Kiểm ngày ", fee, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\*\*|\]\(|^\s*[#|]", summary + fee);
    }

    [Fact]
    public async Task Procedure_WithAPublicUrlAndADesk_AreInTheCitizensText()
    {
        using var folder = new TemporaryFolder();
        using var data = new TemporaryFolder();
        SampleContent.WriteTo(folder);
        SampleContent.Replace(folder, "localities/xa-vinh-tru.yaml", "address: null", "address: Thôn Một, xã Vĩnh Trụ");
        await StaffBot.SeedAccountsAsync(data.Path);
        await using var bot = await BotHost.StartAsync(data.Path, withIndex: false, ("Assistant__ContentDirectory", folder.Path), ("Assistant__PublicUrl", "https://hoidap.example.vn/"));
        using var client = await StaffClient.SignInAsync(bot, "look-up", "10.7.0.1");
        var text = Copied(WebUtility.HtmlDecode(await client.PageAsync("/staff/tra-cuu/lien-thong-khai-sinh")), "copy-summary");
        Assert.Contains("địa chỉ Thôn Một, xã Vĩnh Trụ", text, StringComparison.Ordinal);
        Assert.EndsWith("\nXem đủ: https://hoidap.example.vn/t/lien-thong-khai-sinh", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/staff/tra-cuu/khong-co")]
    [InlineData("/staff/tra-cuu/ke-hoach/xa-vinh-tru/khong-co/nhiem-vu/a")]
    [InlineData("/staff/tra-cuu/ke-hoach/..%2Fx/khong-co/nhiem-vu/a")]
    [InlineData("/staff/tra-cuu/ke-hoach/xa-vinh-tru/ke-hoach-de-an-06-2026/van-ban/x")]
    public async Task Show_WhatIsNotThere_SaysSo(string path)
    {
        using var client = await StaffClient.SignInAsync(staff.Bot, "look-up", "10.7.0.2");
        using var response = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<string> PageAsync(string path)
    {
        using var client = await StaffClient.SignInAsync(staff.Bot, "look-up", "10.7.0.3");
        return await client.PageAsync(path);
    }

    private async Task<List<string>> TitlesAsync(string query) =>
        [.. Title().Matches(await PageAsync("/staff/tra-cuu/ket-qua" + query)).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];

    private static string Copied(string page, string id) => Regex.Match(page, $"<textarea id=\"{id}\"[^>]*>([^<]*)</textarea>").Groups[1].Value;

    [GeneratedRegex("<li><a href=\"/staff/tra-cuu/[^\"]+\">([^<]+)</a>")]
    private static partial Regex Title();

    [GeneratedRegex("<span class=\"badge\">([^<]+)</span>")]
    private static partial Regex Kind();
}
