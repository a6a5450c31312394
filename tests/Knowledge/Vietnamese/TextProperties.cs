using System.Text;
using De06Assistant.Knowledge.Vietnamese;
using FsCheck;
using FsCheck.Fluent;

namespace De06Assistant.Tests.Knowledge.Vietnamese;

/// <summary>What must hold for any text at all, also for text that nobody would type.</summary>
public sealed class TextProperties
{
    private const string Alphabet = "abcdeghiklmnopqrstuvxyđĐâăêôơưáàảãạấềịỗượýÝ 0123456789.,/-%@:\u0300\u0301\u0309\u0323\u200B\uFEFF\uFFFE\u00D0\uD83D\uDE00\uDB40\uDC41\n\t";

    private static readonly Arbitrary<string> Texts = Gen.Elements(Alphabet.ToCharArray()).ArrayOf().Select(chars => new string(chars)).ToArbitrary();

    [Fact]
    public void Normalize_Twice_ChangesNothing() => Prop.ForAll(Texts, text =>
    {
        var once = Normalizer.Normalize(text).Text;
        return Normalizer.Normalize(once).Text == once && once.IsNormalized(NormalizationForm.FormC);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Normalize_ComposedAndDecomposed_Meet() => Prop.ForAll(Texts, text =>
    {
        var clean = Normalizer.Normalize(text).Text;
        return Normalizer.Normalize(clean.Normalize(NormalizationForm.FormD)).Text == clean;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ToOriginal_AnyOffset_StaysInsideAndInOrder() => Prop.ForAll(Texts, text =>
    {
        var normalized = Normalizer.Normalize(text);
        var offsets = Enumerable.Range(0, normalized.Text.Length + 1).Select(normalized.ToOriginal).ToList();
        return offsets.All(offset => offset >= 0 && offset <= text.Length) && offsets.SequenceEqual(offsets.Order());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Tokenize_AnyText_TokensLieInOrderInsideTheOriginal() => Prop.ForAll(Texts, text =>
    {
        var tokens = Tokenizer.Tokenize(Normalizer.Normalize(text));
        var end = 0;
        foreach (var token in tokens)
        {
            if (token.Start < end || token.Length <= 0 || token.Start + token.Length > text.Length) return false;
            end = token.Start + token.Length;
        }
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Canonical_AnyWord_KeepsItsFoldedForm() => Prop.ForAll(Texts, text =>
        Tokenizer.Tokenize(Normalizer.Normalize(text)).Where(token => token.Kind == TokenKind.Syllable).All(token =>
            Folding.Fold(Syllables.Canonical(token.Marked)) == Folding.Fold(token.Marked) && Syllables.Canonical(token.Marked) == token.Marked))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void TrySplit_AnyWord_SplitsAsUnicodeDecomposesIt() => Prop.ForAll(Texts, text =>
        Tokenizer.Tokenize(Normalizer.Normalize(text)).Select(token => token.Marked).Where(word => Syllables.TrySplit(word, out _, out _)).All(word =>
        {
            Syllables.TrySplit(word, out var letters, out var tone);
            var marks = tone == Tone.Ngang ? "" : "\u0301\u0300\u0309\u0303\u0323"[(int)tone - 1].ToString();
            return word.Normalize(NormalizationForm.FormD).Order().SequenceEqual((letters.Normalize(NormalizationForm.FormD) + marks).Order());
        })).QuickCheckThrowOnFailure();

    [Fact]
    public void Analyze_AnyText_EveryTermPointsToAToken() => Prop.ForAll(Texts, text =>
    {
        var analysis = new VietnameseAnalyzer(Support.Product.Content.Lexicon.Words).AnalyzeQuestion(text);
        return analysis.Terms.All(term => term.Token >= 0 && term.Token < analysis.Tokens.Count && term.Weight > 0);
    }).QuickCheckThrowOnFailure();
}
