namespace De06Assistant.Bot.Hosting;

/// <summary>Reads what a form sends before anything acts on it.</summary>
internal static class Forms
{
    /// <summary>
    /// Refuses a form whose text cannot be decoded (a broken escape, for one) as a fault of the sender. The readers behind the
    /// parameters and behind the check of tokens would let it through as a fault of the server; they get what was read here.
    /// </summary>
    /// <exception cref="BadHttpRequestException">The form cannot be read.</exception>
    public static void UseReadableForms(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Request.HasFormContentType) await ReadAsync(context.Request);
        await next(context);
    });

    private static async Task ReadAsync(HttpRequest request)
    {
        try
        {
            await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception fault) when (fault is InvalidOperationException or InvalidDataException)
        {
            throw new BadHttpRequestException("The form cannot be read.", StatusCodes.Status400BadRequest, fault);
        }
    }
}
