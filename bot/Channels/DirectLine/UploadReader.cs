using De06Assistant.Bot.Channels.Activities;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace De06Assistant.Bot.Channels.DirectLine;

/// <summary>Reads a message that is sent with files. The files themselves are let go: nobody looks at them, so nothing of them is kept.</summary>
/// <remarks>Source: "Send an activity to the bot", section "Send attachment(s) by upload" of the Direct Line documentation.</remarks>
internal static class UploadReader
{
    private const string ActivityType = "application/vnd.microsoft.activity";
    private const string ActivityPart = "activity";
    private const int LargestActivity = 64 * 1024;
    private const int MostParts = 20;

    /// <summary>The message, with the type and name of each file.</summary>
    /// <exception cref="DirectLineException">It is no upload.</exception>
    public static async Task<Activity> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)) throw DirectLineException.Of(StatusCodes.Status415UnsupportedMediaType);
        if (!type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            await request.Body.CopyToAsync(Stream.Null, cancellationToken);
            return Empty with { Attachments = [File(request.ContentType, request.Headers.ContentDisposition)] };
        }
        if (HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary) throw DirectLineException.Malformed();
        try
        {
            return await ReadPartsAsync(new MultipartReader(boundary, request.Body), cancellationToken);
        }
        catch (Exception fault) when (fault is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw DirectLineException.Malformed();
        }
    }

    private static Activity Empty => new() { Type = ActivityTypes.Message };

    private static async Task<Activity> ReadPartsAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        var (activity, files) = (Empty, new List<Attachment>());
        for (var parts = 0; await reader.ReadNextSectionAsync(cancellationToken) is { } part; parts++)
        {
            if (parts == MostParts) throw DirectLineException.Malformed();
            if (IsActivity(part)) activity = await ActivityOfAsync(part, cancellationToken);
            else files.Add(File(part.ContentType, part.ContentDisposition));
        }
        return activity with { Attachments = files.Count > 0 ? files : activity.Attachments };
    }

    private static async Task<Activity> ActivityOfAsync(MultipartSection part, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var bytes = new byte[LargestActivity];
        for (int read; (read = await part.Body.ReadAsync(bytes, cancellationToken)) > 0;)
        {
            buffer.Write(bytes, 0, read);
            if (buffer.Length > LargestActivity) throw DirectLineException.Of(StatusCodes.Status413PayloadTooLarge);
        }
        buffer.Position = 0;
        return await DirectLineJson.ReadAsync(buffer, ActivityJson.Default.Activity, cancellationToken);
    }

    private static bool IsActivity(MultipartSection part) =>
        part.ContentType?.StartsWith(ActivityType, StringComparison.OrdinalIgnoreCase) == true || Disposition(part.ContentDisposition)?.Name.Value?.Trim('"') == ActivityPart;

    private static Attachment File(string? contentType, string? disposition) => new(contentType, Name: Disposition(disposition)?.FileName.Value?.Trim('"'));

    private static ContentDispositionHeaderValue? Disposition(string? text) => ContentDispositionHeaderValue.TryParse(text, out var disposition) ? disposition : null;
}
