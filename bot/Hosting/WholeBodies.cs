using System.IO.Pipelines;

namespace De06Assistant.Bot.Hosting;

/// <summary>
/// Waits for the whole of a small body before anything is done with it. When the process is asked to end, the server wakes whoever reads
/// a body, and a reader of JSON that is in the midst of a word takes that for the end: the question would be a fault instead of the
/// last one that is answered.
/// </summary>
internal static class WholeBodies
{
    /// <summary>Larger ones are files, whose readers begin before they are whole.</summary>
    private const int Most = 64 * 1024;

    public static void UseWholeBodies(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Request.ContentLength is > 0 and <= Most and var length)
        {
            var body = context.Request.BodyReader;
            ReadResult read;
            do
            {
                read = await body.ReadAtLeastAsync((int)length, context.RequestAborted);
                body.AdvanceTo(read.Buffer.Start);
            }
            while (read.IsCanceled);
        }
        await next(context);
    });
}
