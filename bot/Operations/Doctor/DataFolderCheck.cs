namespace De06Assistant.Bot.Operations.Doctor;

/// <summary>The data folder: whether it takes files, how much, and whether anything waits in its spool.</summary>
internal static class DataFolderCheck
{
    public static Subject Subject { get; } = new("data", "Thư mục dữ liệu");

    public static IEnumerable<Diagnosis> Run(Patient patient)
    {
        var path = patient.Options.DataPath;
        if (WhyNotWritable(path) is { } why)
        {
            yield return Subject.Broken($"{path} không ghi được: {why}", "Sửa Assistant:DataDirectory, hoặc cho người dùng chạy trợ lý quyền ghi.");
            yield break;
        }
        var least = patient.Options.Storage.LeastFreeMegabytes;
        var free = FreeSpace.Megabytes(path);
        var found = $"{path} ghi được{(Directory.Exists(path) ? "" : " (lần chạy đầu sẽ lập)")}, còn trống {(free is { } known ? $"{known} MB" : "bao nhiêu thì máy không cho biết")}";
        yield return free < least ? Subject.Look($"{found}, dưới mức {least} MB", "Dọn đĩa, hoặc chuyển thư mục dữ liệu sang đĩa khác.") : Subject.Good(found);
        if (Waiting(patient.Options.SpoolPath) is > 0 and var bytes)
            yield return Subject.Look($"{bytes} byte lượt hỏi, đánh giá đang chờ ghi vào cơ sở dữ liệu", "Chúng tự được ghi khi trợ lý chạy và cơ sở dữ liệu trở lại; đừng xóa thư mục spool.");
    }

    /// <summary>Tries with a file that the system removes with its closing. A folder that is not there yet is tried by the nearest one above it.</summary>
    private static string? WhyNotWritable(string path)
    {
        try
        {
            if (File.Exists(path)) return "đó là một tệp";
            var folder = FreeSpace.ExistingFolder(path);
            // A file where a folder has to be stands in the way of all below it.
            if (!folder.Equals(path, StringComparison.Ordinal) && File.Exists(Path.Combine(folder, Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar)[0])))
                return "trên đường dẫn có một tệp, không phải thư mục";
            new FileStream(Path.Combine(folder, $".doctor-{Guid.NewGuid():N}"), new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Options = FileOptions.DeleteOnClose,
            }).Dispose();
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault.Message;
        }
    }

    private static long Waiting(string spool) =>
        Directory.Exists(spool) ? Directory.EnumerateFiles(spool, "*.jsonl", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) : 0;
}
