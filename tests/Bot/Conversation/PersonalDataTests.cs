using De06Assistant.Bot.Conversation;
using FsCheck;
using FsCheck.Fluent;

namespace De06Assistant.Tests.Bot.Conversation;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("số căn cước của tôi 001099012345 nhé", "số căn cước của tôi [số đã che] nhé")]
    [InlineData("cmnd 123456789", "cmnd [số đã che]")]
    [InlineData("001 099 012 345", "[số đã che]")]
    [InlineData("gọi 0912.345.678 hoặc +84 912 345 678", "gọi [số đã che] hoặc [số đã che]")]
    [InlineData("stk 19031234567890 vcb", "stk [số đã che] vcb")]
    [InlineData("thư tới nguyen.van-a@gmail.com", "thư tới [email đã che]")]
    [InlineData("a@b.com+nguyen@c.vn", "[email đã che][email đã che]")]
    public void Mask_PersonalData_IsReplaced(string text, string masked) => Assert.Equal(masked, PersonalData.Mask(text));

    [Theory]
    [InlineData("Nghị định 69/2024/NĐ-CP")]
    [InlineData("từ 01/7/2025 đến 31/12/2026")]
    [InlineData("ngày 01-07-2025")]
    [InlineData("lệ phí 1.500.000 đồng")]
    [InlineData("lệ phí 12.500.000 đồng, 100.000.000 đồng")]
    [InlineData("sinh năm 1990, 2 con, mức 2")]
    [InlineData("ngày 2026-11-21")]
    public void Mask_DecreesDatesMoney_Stay(string text) => Assert.Equal(text, PersonalData.Mask(text));

    [Fact]
    public void Mask_AnyTwelveOrNineDigits_AreGone() => Prop.ForAll(
        Gen.Elements(9, 12).SelectMany(length => Gen.Choose(0, 9).ArrayOf(length)).ToArbitrary(), digits =>
        {
            var number = string.Concat(digits);
            return !PersonalData.Mask($"số {number} của tôi").Contains(number, StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Mask_Twice_ChangesNothing() => Prop.ForAll(
        Gen.Elements("0123456789 .-+@/abcđ".ToCharArray()).ArrayOf().Select(chars => new string(chars)).ToArbitrary(),
        text => PersonalData.Mask(PersonalData.Mask(text)) == PersonalData.Mask(text)).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));
}
