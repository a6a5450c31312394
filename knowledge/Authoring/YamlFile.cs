using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace De06Assistant.Knowledge.Authoring;

/// <summary>Parses YAML text into a map, reporting syntax faults as findings.</summary>
internal static class YamlFile
{
    public static YamlMap? Parse(string yaml, FileFindings findings)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root) return new YamlMap(root, findings);
            findings.Error(1, "phần khai báo phải gồm các dòng \"khóa: giá trị\".");
        }
        catch (YamlException fault)
        {
            findings.Error((int)fault.Start.Line, $"YAML sai cú pháp: {fault.InnerException?.Message ?? fault.Message}");
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            // What the parser makes of control characters in the midst of a line.
            findings.Error(1, "YAML sai cú pháp, có thể vì ký tự điều khiển không nhìn thấy; gõ lại các dòng vừa sửa.");
        }
        return null;
    }
}
