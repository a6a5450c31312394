namespace De06Assistant.Bot.Hosting;

/// <summary>Reads what a form sends before anything acts on it.</summary>
internal static class Forms
{
    /// <summary>
    /// Refuses a form whose text cannot be decoded (a broken escape, for one) as a fault of the sender. The readers behind the
    /// parameters and behind the check of tokens would let it through as a fault of the server; they get what was read here.
    /// </summary>
    /// <remarks>Not where the endpoint takes the parts of the form from the body itself: <see cref="ReadsParts"/>.</remarks>
    /// <exception cref="BadHttpRequestException">The form cannot be read.</exception>
    public static void UseReadableForms(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Request.HasFormContentType && context.GetEndpoint()?.Metadata.GetMetadata<PartsMark>() is null) await ReadAsync(context.Request);
        await next(context);
    });

    /// <summary>Says that the endpoint reads the parts of a form itself, one after another.</summary>
    public static RouteHandlerBuilder ReadsParts(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new PartsMark());

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
}
