using De06Assistant.Indexer;
using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using De06Assistant.Knowledge.Vietnamese;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Knowledge.Search;

/// <summary>Names of localities typed with one slip are read, and among a nation of like names seldom as another's.</summary>
public sealed class LocalitySlipsTests
{
    private const int Nation = 3321;

    private static readonly string[] Firsts =
        ("An Bình Cẩm Châu Cao Chi Đại Đồng Đông Đức Gia Hà Hải Hiệp Hòa Hoằng Hồng Hợp Hùng Hưng Khánh Kim La Lạc Lào Liên Long Lộc Lương Mai Minh Mỹ Nam Nga Nghĩa " +
        "Ngọc Nhân Ninh Phú Phúc Phước Phong Quang Quảng Quế Quỳnh Sơn Tam Tân Tây Thạch Thái Thanh Thành Thiện Thọ Thuận Thủy Tiên Tiến Trà Trung Trường Trực Tuy Vạn Văn Vân Việt Vĩnh Vũ Xuân Yên").Split(' ');

    private static readonly string[] Seconds =
        ("An Ái Bàn Bảo Bình Bắc Bằng Cai Cát Châu Chính Chung Cường Dân Đạo Đình Đoài Đông Đồng Đức Dương Giang Giao Hà Hải Hành Hạnh Hiếu Hoa Hòa Hóa Hoàng Hội Hợp Hưng Khê Khánh Kiên Kỳ Lai Lạc Lâm Lập Lễ Liên Lĩnh Lộc Lợi Long Lương Lý " +
        "Mai Minh Mỹ Nam Nghi Nghĩa Nguyên Nhân Nhuận Ninh Phong Phú Phúc Phước Phương Quan Quang Quý Sơn Tài Tâm Tân Thái Thạch Thành Thắng Thiện Thịnh Thọ Thuận Thủy Tiến Tín Trạch Trị Triều Trung Trụ Trường Tú Vân Viên Việt Vinh Xá Xuyên Yên").Split(' ');

    private static readonly string[] Provinces = ["tỉnh Ninh Bình", "tỉnh Thanh Hóa", "tỉnh Quảng Trị", "tỉnh Hà Tĩnh", "tỉnh Lào Cai"];

    [Theory]
    [InlineData("tỉnh Lào Caj đặt chỉ tiêu gì", "tinh-lao-cai")]
    [InlineData("Ở Lào Ca ai chủ trì", "tinh-lao-cai")]
    [InlineData("kế hoạch của tỉnh LàoCai", "tinh-lao-cai")]
    [InlineData("tỉnh Lào Caithực hiện quyết định số mấy", "tinh-lao-cai")]
    [InlineData("kế hoạch của xãVĩnh Thủy ai ký", "xa-vinh-thuy")]
    [InlineData("xã Hoằng Rrung tháng nào xây xong", "xa-hoang-trung")]
    [InlineData("oHằng Trung chuẩn hóa bao nhiêu mẫu đơn", "xa-hoang-trung")]
    [InlineData("xa xuan giangg ai ky ke hoach", "xa-xuan-giang")]
    public void Read_NameWithASlip_IsTheLocality(string question, string locality)
    {
        var read = Product.Index.Retriever.Read(question, null);
        Assert.Equal(locality, read.Locality?.Slug);
        Assert.True(read.IsLocalityNamed);
    }

    [Theory]
    [InlineData("xã Vĩnh Tuy ở đâu")]
    [InlineData("xa vinh tuy o dau")]
    [InlineData("xã Xuân Quang ai ký kế hoạch")]
    [InlineData("vào cài vneid")]
    public void Read_WhatMayBeAnotherName_StaysAsTyped(string question) => Assert.Null(Product.Index.Retriever.Read(question, null).Locality);

    [Fact]
    public void Read_AmongANation_SeldomTakesOneNameForAnother()
    {
        var all = Localities();
        var finder = new LocalityFinder(all);
        var (right, wrong, none) = (0, 0, 0);
        foreach (var locality in all)
        {
            var tokens = Tokens($"kế hoạch của {locality.Level} {TypingSlips.Apply(locality.Slug, locality.Short)} đã ký");
            // A wrong tone is none of the letters; and what a slip has made another's very name is that: no reader can know.
            if (finder.Find(tokens, new bool[tokens.Count]) is not null) continue;
            if (finder.Repair(tokens, null, NoPair, []) is not { } read) none++;
            else if (finder.Find(read, new bool[read.Count])?.Slug == locality.Slug) right++;
            else wrong++;
        }
        Assert.True(wrong * 200 <= right, $"{wrong} read as another, {right} rightly, {none} not at all");
        Assert.True(right >= none * 5, $"{right} read rightly, {none} not at all");
    }

    [Fact]
    public void Read_NameOfAPlaceThatIsNotServed_IsSeldomTakenForOneThatIs()
    {
        var all = Localities();
        var finder = new LocalityFinder([.. all.Where((_, number) => number % 100 == 0)]);
        var taken = all.Count(locality => finder.BySlug(locality.Slug) is null && finder.Repair(Tokens($"kế hoạch của {locality.Level} {locality.Short} đã ký"), null, NoPair, []) is not null);
        Assert.True(taken <= Nation / 300, $"{taken} of {Nation} names taken for another");
    }

    [Fact]
    public void Repair_TwoAreNear_TheAskersOwnProvinceGoesBefore()
    {
        var lam = Locality("lam", "Tân Lâm", "tỉnh Ninh Bình");
        var finder = new LocalityFinder([lam, Locality("lan", "Tân Lân", "tỉnh Thanh Hóa")]);
        Assert.Null(Repaired(finder, null));
        Assert.Equal("lam", Repaired(finder, lam));
        Assert.Equal("lan", Repaired(finder, Locality("mai-son", "Mai Sơn", "tỉnh Thanh Hóa")));

        static string? Repaired(LocalityFinder finder, Locality? own) =>
            finder.Repair(Tokens("kế hoạch của xã Tân Lâ năm nay"), own, NoPair, []) is { } read ? finder.Find(read, new bool[read.Count])?.Slug : null;
    }

    private static List<Token> Tokens(string question) => Tokenizer.Tokenize(Normalizer.Normalize(question));

    private static bool NoPair(string left, string right) => false;

    /// <summary>As many names as the nation has communes, of syllables that names of communes are made of, each once.</summary>
    private static List<Locality> Localities()
    {
        var numbers = new SeededNumbers("localities");
        var names = Firsts.SelectMany(first => Seconds.Where(second => second != first).Select(second => $"{first} {second}")).DistinctBy(name => Folding.Fold(name)).ToList();
        numbers.Shuffle(names);
        return [.. names.Take(Nation).Select((name, number) => Locality($"xa-{number}", name, Provinces[number % Provinces.Length]))];
    }

    private static Locality Locality(string slug, string name, string province) =>
        Product.Content.Localities[0] with { Slug = slug, Name = "xã " + name, Short = name, Level = "xã", Province = province, Aliases = [] };
}
