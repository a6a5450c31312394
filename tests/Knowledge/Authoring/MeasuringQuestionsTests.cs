using System.Text.Json;
using De06Assistant.Knowledge.Vietnamese;
using De06Assistant.Tests.Support;

namespace De06Assistant.Tests.Knowledge.Authoring;

/// <summary>What the product is measured by must not be what it has learnt: no question of tests/eval stands in the content.</summary>
public sealed class MeasuringQuestionsTests
{
    /// <summary>Anyone may come upon a shorter one: "đăng ký kết hôn".</summary>
    private const int FewestWords = 5;

    [Fact]
    public void Content_OfTheProduct_HasNoQuestionThatItIsMeasuredBy()
    {
        var content = Product.Content;
        var lexicon = content.Lexicon;
        var learnt = content.Documents.SelectMany(document => document.Questions.Select(question => question.Text))
            .Concat(lexicon.FacetQuestions.Select(question => question.Text)).Concat(lexicon.PlanQuestions)
            .Concat(lexicon.SmallTalk.Concat(lexicon.OutOfScope).SelectMany(set => set.Examples)).Select(Words).ToHashSet(StringComparer.Ordinal);
        var measuring = Directory.EnumerateFiles(Path.Combine(Product.Home, "tests", "eval"), "*.jsonl").SelectMany(File.ReadLines)
            .Select(line => JsonDocument.Parse(line).RootElement).Select(question => (Id: question.Text("id"), Words: Words(question.Text("q")))).ToList();
        Assert.True(measuring.Count >= 900);
        Assert.Empty(measuring.Where(question => question.Words.Count(letter => letter == ' ') >= FewestWords - 1 && learnt.Contains(question.Words)).Select(question => question.Id));
    }

    private static string Words(string text) => string.Join(' ', Tokenizer.Tokenize(Normalizer.Normalize(text)).Select(token => token.Folded));
}
