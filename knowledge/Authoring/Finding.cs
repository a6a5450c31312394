namespace De06Assistant.Knowledge.Authoring;

/// <summary>How grave a finding is.</summary>
public enum Severity
{
    /// <summary>Worth an editor's look; the content can be published.</summary>
    Warning,

    /// <summary>Nothing is published until it is mended.</summary>
    Error,
}

/// <summary>Something that the checker found.</summary>
/// <param name="Path">The file, relative to the content folder.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">What is wrong and what to do, in Vietnamese.</param>
/// <param name="Severity">Error or warning.</param>
public sealed record Finding(string Path, int Line, string Message, Severity Severity = Severity.Error)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Path}:{Line}: {(Severity == Severity.Warning ? "cảnh báo: " : "")}{Message}";
}
