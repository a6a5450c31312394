namespace De06Assistant.Indexer.PlanImport;

/// <summary>A figure in a sentence, with the part of the sentence that it is about.</summary>
/// <param name="Bound">The words before it: "tối thiểu".</param>
/// <param name="Value">As written, without its unit: "99,5".</param>
internal sealed record Figure(string Indicator, string? Bound, string Unit, string Value);
