namespace De06Assistant.Knowledge.Search;

/// <summary>
/// The models of an index that was built before: where a model would be trained on the same again, it is taken over: after
/// a change of an answer, a notice or a plan nothing is trained.
/// </summary>
internal sealed class EarlierModels : IDisposable
{
    private readonly Segment? _segment;

    private EarlierModels(Segment? segment) => _segment = segment;

    /// <summary>Opens what the folder of an index holds; nothing where there is none that this very program has built.</summary>
    /// <param name="folder">The folder of one version; null where there is none.</param>
    public static EarlierModels Open(string? folder)
    {
        if (folder is null || !File.Exists(Path.Combine(folder, IndexFolder.NationalFile))) return new EarlierModels(null);
        try
        {
            var segment = Segment.Open(Path.Combine(folder, IndexFolder.NationalFile));
            if (segment.Manifest.Builder == IndexBuilder.BuilderId) return new EarlierModels(segment);
            segment.Dispose();
        }
        catch (SegmentException)
        {
            // Damaged, or of another format: then there is nothing to take over, and the build replaces it.
        }
        return new EarlierModels(null);
    }

    /// <summary>Whether the model was trained on the same.</summary>
    /// <param name="place">Its place among the fingerprints.</param>
    public bool Has(int place, byte[] fingerprint) =>
        _segment is not null && _segment.Bytes(SectionKind.TrainedOn).Slice(place * fingerprint.Length, fingerprint.Length).SequenceEqual(fingerprint);

    /// <summary>What the model has learnt.</summary>
    public ReadOnlySpan<byte> Learnt(SectionKind model) => new LinearModel(_segment!, model).Learnt;

    /// <inheritdoc/>
    public void Dispose() => _segment?.Dispose();
}
