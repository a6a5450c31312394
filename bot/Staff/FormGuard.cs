using Microsoft.AspNetCore.Antiforgery;

namespace De06Assistant.Bot.Staff;

/// <summary>Lets a form of the staff through only with a token of this session. What was typed is given back.</summary>
internal sealed class FormGuard(IAntiforgery antiforgery) : IEndpointFilter
{
    /// <summary>The field whose text would be a loss.</summary>
    public const string AnswerField = "answer";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        // As the antiforgery service wants them; it warns of anything else.
        context.HttpContext.Response.Headers.CacheControl = "no-cache, no-store";
        context.HttpContext.Response.Headers.Pragma = "no-cache";
        if (!HttpMethods.IsPost(request.Method)) return await next(context);
        if (!request.HasFormContentType) return StaffPage.Refuse(StatusCodes.Status400BadRequest, "Nội dung gửi lên không phải biểu mẫu.");
        if (await antiforgery.IsRequestValidAsync(context.HttpContext)) return await next(context);
        var form = await request.ReadFormAsync();
        return StaffPage.Refuse(StatusCodes.Status400BadRequest, "Trang này đã cũ nên chưa ghi gì. Hãy mở lại trang rồi gửi lại.", form[AnswerField]);
    }
}
