namespace De06Assistant.Knowledge.Search;

/// <summary>What a segment says about itself.</summary>
/// <param name="Locality">The locality whose plan it holds; null for the national segment.</param>
/// <param name="ContentVersion">The content hash that the index was built from.</param>
/// <param name="Builder">The build of the program that wrote it: another one may train or rank differently.</param>
/// <param name="AverageLengths">Average length of each field, over the units that have it.</param>
public sealed record SegmentManifest(string? Locality, string ContentVersion, string Builder, int Topics, int Passages, int Terms, IReadOnlyList<float> AverageLengths);
