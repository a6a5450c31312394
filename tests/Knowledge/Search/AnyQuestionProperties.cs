using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Search;
using De06Assistant.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace De06Assistant.Tests.Knowledge.Search;

/// <summary>Any mixture of the content's own words, with and without a locality, is decided and never throws.</summary>
public sealed class AnyQuestionProperties
{
    private static readonly string[] Words =
        [.. Product.Content.Documents.SelectMany(document => document.Questions).Select(question => question.Text)
            .Concat(Product.Content.Lexicon.PlanQuestions).Concat(Product.Content.Lexicon.OutOfScope.SelectMany(set => set.Examples))
            .SelectMany(text => text.Split(' ')).Append("?!").Append("\u0301").Append("001099012345").Distinct()];

    [Fact]
    public void Retrieve_AnyWords_AreDecided()
    {
        var localities = Product.Content.Localities.Select(locality => (string?)locality.Slug).Append(null).ToArray();
        var questions = Gen.Elements(Words).ArrayOf().Select(words => string.Join(' ', words)).Zip(Gen.Elements(localities)).ToArbitrary();
        Prop.ForAll(questions, question =>
        {
            var found = Product.Index.Retriever.Retrieve(question.Item1, question.Item2);
            var answers = found.Kind is DecisionKind.Answer or DecisionKind.AnswerFromPlan;
            return answers == found.Passages.Count > 0 && found.Confidence is >= 0 and <= 1 && (found.Facet is null || found.Facet.Value.Slug().Length > 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }
}
