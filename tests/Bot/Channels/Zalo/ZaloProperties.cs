using System.Text;
using De06Assistant.Bot.Channels.Zalo;
using FsCheck;
using FsCheck.Fluent;

namespace De06Assistant.Tests.Bot.Channels.Zalo;

/// <summary>What holds of every signature and of every text that is cut.</summary>
public sealed class ZaloProperties
{
    private const string Ending = "Xem đầy đủ: https://hoidap.thu-nghiem.vn/t/x";

    private static readonly Arbitrary<string> Texts = Gen.Frequency(
            (8, Gen.Elements("nộp hồ sơ ở xã", "một", "lệ phí 75.000 đồng", "ễ", "👨‍👩‍👧", "😀")), (2, Gen.Constant(". ")), (2, Gen.Constant("\n")), (4, Gen.Constant(" ")))
        .ArrayOf().Select(string.Concat).ToArbitrary();

    private static readonly Arbitrary<byte[]> Bodies = ArbMap.Default.ArbFor<byte[]>();

    [Fact]
    public void Signature_OfAnyBody_IsValidForItAndForNoOther() => Prop.ForAll(Bodies, Gen.Choose(0, int.MaxValue).Two().ToArbitrary(), (body, numbers) =>
    {
        var timestamp = $"{numbers.Item1}";
        var mac = ZaloSignature.Compute("12", body, timestamp, "khóa");
        byte[] other = [.. body, (byte)' '];
        var changed = (byte[])body.Clone();
        if (changed.Length > 0) changed[numbers.Item2 % changed.Length] ^= (byte)(1 << (numbers.Item1 % 8));
        bool IsValid(byte[] candidate, string at) => ZaloSignature.IsValid("mac=" + mac, "12", candidate, at, "khóa");
        return IsValid(body, timestamp) && !IsValid(other, timestamp) && (changed.Length == 0 || !IsValid(changed, timestamp)) && !IsValid(body, timestamp + "0")
            && !ZaloSignature.IsValid("mac=" + mac, "13", body, timestamp, "khóa") && !ZaloSignature.IsValid("mac=" + mac, "12", body, timestamp, "khób");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Signature_IsTheDigestOfThePartsAsTheyStand()
    {
        // sha256("12" + "{\"a\":\"ệ\"}" + "1540363714987" + "bi mat"), as sha256sum gives it.
        var body = Encoding.UTF8.GetBytes("{\"a\":\"ệ\"}");
        Assert.Equal("7769b3a7b874cb4ee72ad220edda243d97813b05ed7c0aaab4a5e3467bee688f", ZaloSignature.Compute("12", body, "1540363714987", "bi mat"));
    }

    [Fact]
    public void Fit_AnyText_StaysWithinTheLimitAndIsTheTextsBeginning() => Prop.ForAll(Texts, Gen.Choose(120, 400).ToArbitrary(), (text, limit) =>
    {
        var fitted = MessageText.Fit(text, Ending, limit);
        var kept = fitted[..^(Ending.Length + 2)];
        var isWhole = text.Length + Ending.Length + 2 <= limit;
        return fitted.Length <= limit && fitted.EndsWith("\n\n" + Ending, StringComparison.Ordinal) && IsText(fitted)
            && (isWhole ? kept == text : kept.EndsWith('…') && text.StartsWith(kept[..^1], StringComparison.Ordinal));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Cut_AnyText_KeepsAtLeastHalfTheRoom() => Prop.ForAll(Texts, Gen.Choose(2, 300).ToArbitrary(), (text, limit) =>
    {
        var cut = MessageText.Cut(text, limit);
        return text.Length <= limit ? cut == text : cut.Length <= limit && IsText(cut) && text.StartsWith(cut[..^1], StringComparison.Ordinal)
            && (cut.Length >= (limit - 1) / 2 - 1 || string.IsNullOrWhiteSpace(text[(cut.Length - 1)..(limit / 2)]));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Cut_ParagraphsThatFit_AreKeptWhole()
    {
        var text = string.Join('\n', Enumerable.Repeat("Một đoạn văn ngắn. Có hai câu.", 20));
        var cut = MessageText.Cut(text, 200);
        Assert.Equal(string.Join('\n', Enumerable.Repeat("Một đoạn văn ngắn. Có hai câu.", 6)) + "…", cut);
    }

    [Theory]
    [InlineData("Hài lòng", 4)]
    [InlineData("không hài lòng.", 2)]
    [InlineData("rat khong hai long", 1)]
    [InlineData("RẤT HÀI LÒNG!", 5)]
    [InlineData("bình thường", 3)]
    [InlineData("5 sao", 5)]
    [InlineData("chấm 4 điểm", 4)]
    [InlineData("đánh giá 1", 1)]
    [InlineData("chấm 3", 3)]
    [InlineData("3", null)]
    [InlineData("6 sao", null)]
    [InlineData("tôi hài lòng với cán bộ nhưng hồ sơ đâu", null)]
    [InlineData("", null)]
    public void Score_OfAMessage_OnlyWhereAllOfItIsOne(string text, int? score) => Assert.Equal(score, ZaloRating.Score(text));

    // No half of a surrogate pair: that would be no text.
    private static bool IsText(string text) => text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);
}
