using De06Assistant.Knowledge.Authoring;
using De06Assistant.Knowledge.Vietnamese;

namespace De06Assistant.Knowledge.Search;

/// <summary>A question as the rankers read it.</summary>
/// <param name="IsName">Per token, whether it is part of the locality's name.</param>
/// <param name="IsLocalityNamed">Whether the question itself names the locality.</param>
internal sealed record Question(AnalyzedText Analysis, FacetReading Facets, bool[] IsName, Locality? Locality, bool IsLocalityNamed);
