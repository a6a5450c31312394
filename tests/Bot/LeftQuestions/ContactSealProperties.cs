using System.Text;
using De06Assistant.Bot.LeftQuestions;
using FsCheck;
using FsCheck.Fluent;

namespace De06Assistant.Tests.Bot.LeftQuestions;

/// <summary>A sealed contact opens with its key, in its row, unchanged; and in no other case.</summary>
public sealed class ContactSealProperties
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly ContactSeal Seal = new(Key);

    private static readonly Arbitrary<Contact> Contacts = Gen.Elements("Nguyễn Văn A 0912.345+678'\"<>\\ ệđ😀\u0000\n".EnumerateRunes().ToArray()).ArrayOf()
        .Select(runes => string.Concat(runes.Select(rune => rune.ToString()))).Two()
        .Select(pair => new Contact(pair.Item1, pair.Item2.Length % 2 == 0 ? null : pair.Item2)).ToArbitrary();

    [Fact]
    public void Seal_AnyContact_OpensToTheSame() =>
        Prop.ForAll(Contacts, contact => Seal.Open("row", Seal.Seal("row", contact)) == contact).QuickCheckThrowOnFailure();

    [Fact]
    public void Open_AnyByteChanged_GivesNothing() => Prop.ForAll(Contacts, Gen.Choose(0, 10_000).Two().ToArbitrary(), (contact, where) =>
    {
        var box = Seal.Seal("row", contact);
        box[where.Item1 % box.Length] ^= (byte)(1 << (where.Item2 % 8));
        return Seal.Open("row", box) is null;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Open_CutAnywhere_GivesNothing() => Prop.ForAll(Contacts, contact =>
    {
        var box = Seal.Seal("row", contact);
        return Enumerable.Range(0, box.Length).All(length => Seal.Open("row", box[..length]) is null);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Open_OtherRowOrOtherKey_GivesNothing() => Prop.ForAll(Contacts, contact =>
        Seal.Open("other", Seal.Seal("row", contact)) is null
        && new ContactSeal([.. Key.Reverse()]).Open("row", Seal.Seal("row", contact)) is null
        && new ContactSeal((byte[]?)null).Open("row", Seal.Seal("row", contact)) is null).QuickCheckThrowOnFailure();

    [Fact]
    public void Seal_TheSameTwice_IsNeverTheSame()
    {
        var contact = new Contact("Nguyễn Thị Lan", "0912345678");
        var box = Seal.Seal("row", contact);
        Assert.NotEqual(box, Seal.Seal("row", contact));
        Assert.DoesNotContain("Lan", Encoding.UTF8.GetString(box), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnyCodeAsPeopleWriteIt_IsTheCode()
    {
        for (var i = 0; i < 1000; i++)
        {
            var code = LeftQuestionCode.New();
            Assert.Equal(code, LeftQuestionCode.Read(LeftQuestionCode.Readable(code)));
            Assert.Equal(code, LeftQuestionCode.Read(" " + code.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l') + " "));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1234567")]
    [InlineData("123456789")]
    [InlineData("1234567!")]
    [InlineData("1234567ệ")]
    [InlineData("                                                  ")]
    public void Read_NoCode_IsNull(string? text) => Assert.Null(LeftQuestionCode.Read(text));
}
