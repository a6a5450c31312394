using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace De06Assistant.Bot.Hosting;

/// <summary>Finds out whether a body can be read before anything acts on it.</summary>
internal static class ReadableBodies
{
    private const string FormType = "application/x-www-form-urlencoded";

    /// <summary>
    /// Refuses a body in an encoding that is none, a form that is not there, and one whose text cannot be decoded (a broken escape, for one), as faults of the
    /// sender. The readers behind the parameters and behind the check of tokens would let them through as faults of the server; what was
    /// read of a form here they get.
    /// </summary>
    /// <remarks>Forms are left to the endpoint where it takes the parts from the body itself: <see cref="ReadsParts"/>.</remarks>
    /// <exception cref="BadHttpRequestException">The body cannot be read.</exception>
    public static void UseReadableBodies(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (!IsInAKnownEncoding(context.Request)) throw new BadHttpRequestException("The encoding is not known.", StatusCodes.Status415UnsupportedMediaType);
        if (HttpMethods.IsPost(context.Request.Method) && !context.Request.HasJsonContentType() && context.GetEndpoint()?.Metadata.GetMetadata<JsonMark>() is not null)
            throw new BadHttpRequestException("The body is no JSON.", StatusCodes.Status415UnsupportedMediaType);
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is { IsOptional: false } accepted && accepted.ContentTypes.Contains(FormType) && !context.Request.HasFormContentType)
            throw new BadHttpRequestException("The body is no form.", StatusCodes.Status400BadRequest);
        if (context.Request.HasFormContentType && context.GetEndpoint()?.Metadata.GetMetadata<PartsMark>() is null) await ReadAsync(context.Request);
        await next(context);
    });

    /// <summary>Says that the endpoint reads the parts of a form itself, one after another.</summary>
    public static RouteHandlerBuilder ReadsParts(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new PartsMark());

    /// <summary>Says that what is posted to the endpoint is JSON and nothing else, where its own reader takes another type for its own fault.</summary>
    public static IEndpointConventionBuilder ReadsOnlyJson(this IEndpointConventionBuilder endpoint) => endpoint.WithMetadata(new JsonMark());

    private static bool IsInAKnownEncoding(HttpRequest request)
    {
        if (request.ContentType is not { } type || !type.Contains("charset", StringComparison.OrdinalIgnoreCase) || !MediaTypeHeaderValue.TryParse(type, out var parsed)) return true;
        var charset = HeaderUtilities.RemoveQuotes(parsed.Charset);
        if (charset.Length == 0) return true;
        try
        {
            return Encoding.GetEncoding(charset.ToString()) is not null;
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static async Task ReadAsync(HttpRequest request)
    {
        try
        {
            await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception fault) when (fault is InvalidOperationException or InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw new BadHttpRequestException("The form cannot be read.", StatusCodes.Status400BadRequest, fault);
        }
    }

    private sealed class PartsMark;

    private sealed class JsonMark;
}
