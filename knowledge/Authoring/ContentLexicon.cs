using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>Everything under content/lexicon.</summary>
/// <param name="Words">Abbreviations, chat spellings, synonyms.</param>
/// <param name="FacetPhrases">The wordings that ask for a facet.</param>
/// <param name="SmallTalk">Greetings and the like, each with its reply template.</param>
/// <param name="OutOfScope">Kinds of question that the assistant declines.</param>
/// <param name="PlanQuestions">How people ask about a plan.</param>
/// <param name="Domains">Domain slug to its Vietnamese name.</param>
/// <param name="LifeEvents">Life event slug to its Vietnamese name.</param>
/// <param name="Dialogue">How a citizen steers a conversation.</param>
/// <param name="Holidays">Public holidays.</param>
/// <param name="Readings">How abbreviations and the signs of legal documents are read aloud.</param>
/// <param name="Statuses">The outcome of a turn: label and description.</param>
public sealed record ContentLexicon(
    Lexicon Words,
    IReadOnlyList<FacetPhrase> FacetPhrases,
    IReadOnlyList<ExampleSet> SmallTalk,
    IReadOnlyList<ExampleSet> OutOfScope,
    IReadOnlyList<string> PlanQuestions,
    IReadOnlyDictionary<string, string> Domains,
    IReadOnlyDictionary<string, string> LifeEvents,
    IReadOnlyList<TurnStatus> Statuses,
    IReadOnlyList<string> MostAsked,
    IReadOnlyList<RepealedLaw> RepealedLaws,
    IReadOnlyList<FacetQuestion> FacetQuestions,
    DialogueLexicon Dialogue,
    IReadOnlyList<Holiday> Holidays,
    IReadOnlyDictionary<string, string> Readings);

/// <summary>A whole question that asks for a facet, of whatever topic.</summary>
public sealed record FacetQuestion(Facet Facet, string Text);

/// <summary>A law that no longer holds.</summary>
/// <param name="Since">The first day on which it does not.</param>
/// <param name="By">What took its place.</param>
public sealed record RepealedLaw(string Reference, DateOnly Since, string By);

/// <summary>A wording that asks for a facet.</summary>
/// <param name="Weight">How strongly: above 0, at most 2.</param>
public sealed record FacetPhrase(Facet Facet, string Phrase, float Weight);

/// <summary>Example sentences of one kind.</summary>
/// <param name="Kind">Its slug: "chao-hoi", "thoi-tiet".</param>
/// <param name="Reply">The template that answers it.</param>
/// <param name="Status">The outcome that such a turn has: "declined_out_of_scope".</param>
public sealed record ExampleSet(string Kind, string Label, string Reply, string Status, IReadOnlyList<string> Examples);

/// <summary>A turn's outcome: "answered_procedure". The part before the first underscore is its family.</summary>
public sealed record TurnStatus(string Slug, string Label, string Description);
