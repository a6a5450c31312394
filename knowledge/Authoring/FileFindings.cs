namespace De06Assistant.Knowledge.Authoring;

/// <summary>Collects the findings of one file.</summary>
/// <param name="path">The file, relative to the content folder.</param>
/// <param name="findings">Where they go.</param>
/// <param name="firstLine">What is added to a line, for a part that does not start at the top of the file.</param>
internal sealed class FileFindings(string path, List<Finding> findings, int firstLine = 0)
{
    public string Path { get; } = path;

    public void Error(int line, string message) => findings.Add(new Finding(Path, line + firstLine, message));

    public void Warning(int line, string message) => findings.Add(new Finding(Path, line + firstLine, message, Severity.Warning));

    public FileFindings From(int line) => new(Path, findings, firstLine + line);
}
