using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Storage;

namespace De06Assistant.Bot.Satisfaction.Exports;

/// <summary>Sends a report as a file.</summary>
internal static class ExportDownload
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>Writes the file first and sends it then: its length is known, and what fails half way is an error and not half a file.</summary>
    public static IResult Of(ExportFormat format, Report report, string? locality)
    {
        var file = OpenTemporary();
        try
        {
            format.Write(report, file, new ExportProgress(report.RatingCount));
            file.Position = 0;
            return TypedResults.Stream(file, format.MediaType, Name(format, report.Period, locality));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The name that the file is saved under.</summary>
    public static string Name(ExportFormat format, Period period, string? locality) =>
        $"hai-long-{(locality is null ? "" : locality + "-")}{VietnamTime.IsoDay(period.From)}-{VietnamTime.IsoDay(period.To)}.{format.Extension}";

    /// <summary>What the audit trail says of it.</summary>
    public static AuditRecord Audit(HttpContext context, ExportFormat format, Period period, string? locality, TimeProvider time) =>
        new(time.GetUtcNow(), context.User.Identity!.Name!, "export", Name(format, period, locality), ClientAddress.Of(context));

    // It holds what citizens wrote: nobody else may read it, and it is gone when it is closed.
    private static FileStream OpenTemporary()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose, BufferSize = BufferBytes };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), $"de06-{Path.GetRandomFileName()}"), options);
    }
}
