using System.Globalization;
using De06Assistant.Indexer;
using FsCheck;
using FsCheck.Fluent;

namespace De06Assistant.Tests.Indexer;

/// <summary>Questions with slips of the finger: always the same ones, in words only, few.</summary>
public sealed class TypingSlipsTests
{
    private const string Alphabet = "abcdeghiklmnopqrstuvxyđĐâăêôơưáàảãạấềịỗượýÝ  0123456789.,/-%@:\u0301\u0323\uD83D\uDE00²\n";

    private static readonly Arbitrary<(string Id, string Text)> Questions =
        Gen.Elements(Alphabet.ToCharArray()).ArrayOf().Select(chars => new string(chars))
            .SelectMany(text => Gen.Choose(0, 999).Select(id => (id.ToString(CultureInfo.InvariantCulture), text))).ToArbitrary();

    [Fact]
    public void Apply_SameIdAndText_SameSlips() => Prop.ForAll(Questions, question =>
        TypingSlips.Apply(question.Id, question.Text) == TypingSlips.Apply(new string(question.Id), new string(question.Text)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Apply_AnyText_DigitsStay() => Prop.ForAll(Questions, question =>
        TypingSlips.Apply(question.Id, question.Text).Where(char.IsNumber).SequenceEqual(question.Text.Where(char.IsNumber)))
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("0912345678")]
    [InlineData("12/2025/NĐ-CP 30.000đ mức2 a@b.vn")]
    [InlineData("")]
    public void Apply_NoWordToMistype_StaysAsItIs(string text) => Assert.Equal(text, TypingSlips.Apply("x", text));

    [Fact]
    public void Apply_OtherId_OtherSlips() => Assert.True(
        Enumerable.Range(0, 20).Select(id => TypingSlips.Apply($"i{id}", "đăng ký tạm trú cần giấy tờ gì")).Distinct().Count() > 10);

    [Fact]
    public void Apply_RealQuestions_ChangesEachInFewWords()
    {
        // "ct07" alone is a question too, and has no word to mistype.
        var questions = EvalQuestion.Read(Path.Combine(Support.Product.Home, "tests/eval/dev.jsonl")).Where(question => question.Q.Contains(' ', StringComparison.Ordinal));
        var (words, slips) = (0, 0);
        foreach (var question in questions)
        {
            var typed = TypingSlips.Apply(question.Id, question.Q);
            Assert.NotEqual(question.Q, typed);
            var before = question.Q.Split(' ');
            words += before.Length;
            slips += before.Except(typed.Split(' ')).Count();
        }
        // A dropped space costs two words.
        Assert.InRange((double)slips / words, 0.1, 0.2);
    }
}
