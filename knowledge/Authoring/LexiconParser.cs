using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>Reads the files under content/lexicon.</summary>
internal sealed class LexiconParser(Func<string, YamlMap?> open, Func<string, FileFindings> findings)
{
    public ContentLexicon Parse() => new(
        new Lexicon(Pairs("abbreviations.yaml"), Pairs("chat-spellings.yaml"), Synonyms()),
        FacetPhrases(), Examples("small-talk.yaml", "answered_smalltalk"), Examples("out-of-scope.yaml", "declined_out_of_scope"), PlanQuestions(),
        Names("domains.yaml"), Names("life-events.yaml"), Statuses(), MostAsked(), RepealedLaws(), FacetQuestions(),
        new DialogueLexiconParser(open, findings).Parse(), Holidays(), Names("readings.yaml"));

    private List<LexiconEntry> Pairs(string name) =>
        open(name) is { } map ? [.. map.Keys.ToList().Select(key => new LexiconEntry(key, map.RequiredText(key)))] : [];

    private Dictionary<string, string> Names(string name) =>
        open(name) is { } map ? map.Keys.ToList().ToDictionary(key => key, map.RequiredText, StringComparer.Ordinal) : [];

    private List<LexiconEntry> Synonyms()
    {
        var entries = new List<LexiconEntry>();
        if (open("synonyms.yaml") is not { } map) return entries;
        foreach (var item in map.Maps("synonyms"))
        {
            var (means, weight) = (item.RequiredText("means"), item.Number("weight", 0.7f));
            if (weight is <= 0 or > 1) findings("synonyms.yaml").Error(item.LineOf("weight"), "\"weight\" phải lớn hơn 0 và không quá 1.");
            entries.AddRange(item.Texts("say").Select(say => new LexiconEntry(say.Text, means, weight)));
            item.Complete();
        }
        map.Complete();
        return entries;
    }

    private List<FacetPhrase> FacetPhrases()
    {
        var phrases = new List<FacetPhrase>();
        if (open("facets.yaml") is not { } map) return phrases;
        foreach (var slug in map.Keys.ToList())
        {
            if (!Facets.TryFromSlug(slug, out var facet))
            {
                findings("facets.yaml").Error(map.LineOf(slug), $"không có mục nào mã \"{slug}\".");
                continue;
            }
            foreach (var group in map.Maps(slug))
            {
                var weight = group.Number("weight", 1);
                phrases.AddRange(group.Texts("phrases").Select(phrase => new FacetPhrase(facet, phrase.Text, weight)));
                group.Complete();
            }
        }
        return phrases;
    }

    private List<FacetQuestion> FacetQuestions()
    {
        var questions = new List<FacetQuestion>();
        if (open("facet-questions.yaml") is not { } map) return questions;
        foreach (var slug in map.Keys.ToList())
        {
            if (Facets.TryFromSlug(slug, out var facet)) questions.AddRange(map.Texts(slug).Select(text => new FacetQuestion(facet, text.Text)));
            else findings("facet-questions.yaml").Error(map.LineOf(slug), $"không có mục nào mã \"{slug}\".");
        }
        return questions;
    }

    private List<ExampleSet> Examples(string name, string usualStatus)
    {
        var sets = new List<ExampleSet>();
        if (open(name) is not { } map) return sets;
        foreach (var item in map.Maps("kinds"))
        {
            sets.Add(new ExampleSet(
                item.RequiredText("kind"), item.RequiredText("label"), item.RequiredText("reply"), item.Text("status") ?? usualStatus,
                [.. item.Texts("examples").Select(text => text.Text)]));
            item.Complete();
        }
        map.Complete();
        // A kind may stand in several places of the file; its examples are one set.
        return [.. sets.GroupBy(set => set.Kind, StringComparer.Ordinal).Select(group => group.First() with { Examples = [.. group.SelectMany(set => set.Examples)] })];
    }

    private List<string> PlanQuestions()
    {
        if (open("plan-questions.yaml") is not { } map) return [];
        var questions = map.Texts("examples");
        map.Complete();
        return [.. questions.Select(question => question.Text)];
    }

    private List<string> MostAsked()
    {
        if (open("most-asked.yaml") is not { } map) return [];
        var slugs = map.Texts("topics");
        map.Complete();
        return [.. slugs.Select(slug => slug.Text)];
    }

    private List<RepealedLaw> RepealedLaws()
    {
        var laws = new List<RepealedLaw>();
        if (open("repealed-laws.yaml") is not { } map) return laws;
        foreach (var item in map.Maps("laws"))
        {
            laws.Add(new RepealedLaw(item.RequiredText("reference"), item.RequiredDate("since"), item.RequiredText("by")));
            item.Complete();
        }
        map.Complete();
        return laws;
    }

    private List<Holiday> Holidays()
    {
        var holidays = new List<Holiday>();
        if (open("holidays.yaml") is not { } map) return holidays;
        foreach (var item in map.Maps("holidays"))
        {
            var from = item.RequiredDate("from");
            holidays.Add(new Holiday(from, item.Date("to") ?? from, item.RequiredText("name"), item.RequiredText("source")));
            if (holidays[^1].To < from) findings("holidays.yaml").Error(item.LineOf("to"), "\"to\" phải từ ngày \"from\" trở đi.");
            item.Complete();
        }
        map.Complete();
        return holidays;
    }

    private List<TurnStatus> Statuses()
    {
        var statuses = new List<TurnStatus>();
        if (open("statuses.yaml") is not { } map) return statuses;
        foreach (var slug in map.Keys.ToList())
        {
            if (map.Map(slug) is not { } item) continue;
            statuses.Add(new TurnStatus(slug, item.RequiredText("label"), item.RequiredText("description")));
            item.Complete();
        }
        return statuses;
    }
}
