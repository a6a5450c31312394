using System.Data.Common;
using De06Assistant.Bot.Operations.Telemetry;
using De06Assistant.Bot.Storage;
using HandlebarsDotNet;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace De06Assistant.Bot.Hosting;

/// <summary>
/// Problem details (RFC 9457) in Vietnamese with a stable type: the one form in which a client meets an error.
/// </summary>
internal static class Problems
{
    private const string TypePrefix = "urn:de06assistant:";
    private const string StorageAway = "Máy chủ tạm thời chưa đọc, ghi được dữ liệu. Hãy thử lại sau ít phút.";
    private const string RetryAfter = "retryAfter";

    /// <summary>From here on the time to wait is said in minutes.</summary>
    private const int SecondsToMinutes = 90;

    public static ProblemHttpResult TextEmpty() => Bad("text-empty", "Câu hỏi trống", "Hãy viết câu hỏi rồi gửi lại.");

    public static ProblemHttpResult TextTooLong(int limit) => Bad("text-too-long", "Câu hỏi quá dài", $"Câu hỏi dài nhất {limit} ký tự. Hãy viết ngắn hơn, hoặc hỏi từng ý.");

    public static ProblemHttpResult TextUnreadable() => Bad("text-unreadable", "Không đọc được câu hỏi", "Câu hỏi không có chữ nào đọc được. Hãy gõ lại bằng chữ.");

    public static ProblemHttpResult LocalityUnknown(string locality) =>
        Bad("locality-unknown", "Không biết địa phương", $"Trợ lý chưa phục vụ địa phương \"{Shorten(locality)}\".");

    public static ProblemHttpResult ConversationUnknown() =>
        Of(StatusCodes.Status404NotFound, "conversation-unknown", "Không thấy cuộc trò chuyện", "Cuộc trò chuyện không có hoặc đã hết hạn. Hãy bắt đầu cuộc mới.");

    public static ProblemHttpResult TurnUnknown() =>
        Of(StatusCodes.Status404NotFound, "turn-unknown", "Không thấy câu trả lời", "Không có câu trả lời nào mang mã này để chấm điểm.");

    public static ProblemHttpResult TopicUnknown(string slug) =>
        Of(StatusCodes.Status404NotFound, "topic-unknown", "Không thấy chủ đề", $"Chưa có chủ đề nào mang mã \"{Shorten(slug)}\".");

    public static ProblemHttpResult ScoreInvalid() => Bad("score-invalid", "Điểm không hợp lệ", "Điểm phải là số nguyên từ 1 đến 5.");

    public static ProblemHttpResult CommentTooLong(int limit) => Bad("comment-too-long", "Góp ý quá dài", $"Góp ý dài nhất {limit} ký tự.");

    public static ProblemHttpResult FieldInvalid(string field, string rule) => Bad("field-invalid", "Dữ liệu không hợp lệ", $"\"{field}\" {rule}");

    public static ProblemHttpResult KeyRequired() =>
        Of(StatusCodes.Status401Unauthorized, "key-required", "Cần khóa truy cập", "Gửi khóa trong tiêu đề X-Api-Key. Khóa do người quản trị đặt bằng biến môi trường Assistant__Metrics__ApiKey.");

    public static ProblemHttpResult LeftQuestionUnknown() =>
        Of(StatusCodes.Status404NotFound, "left-question-unknown", "Không thấy câu hỏi", "Không có câu hỏi nào mang mã này, hoặc câu hỏi đã hết hạn lưu và đã xóa. Hãy kiểm lại từng ký tự của mã.");

    public static ProblemHttpResult SpeechUnavailable() =>
        Of(StatusCodes.Status404NotFound, "speech-unavailable", "Chưa đọc được thành tiếng", "Máy chủ chưa cài chương trình đọc thành tiếng (espeak-ng).");

    public static ProblemHttpResult SpeechBusy() =>
        Of(StatusCodes.Status503ServiceUnavailable, "speech-busy", "Chưa đọc được thành tiếng", "Máy chủ đang bận đọc cho người khác. Hãy thử lại sau ít giây.");

    public static ProblemHttpResult StorageUnavailable() => Of(StatusCodes.Status503ServiceUnavailable, "storage-unavailable", "Chưa đọc, ghi được dữ liệu", StorageAway);

    /// <summary>Neither the database nor the disk takes it.</summary>
    public static ProblemHttpResult RatingNotTaken() =>
        Of(StatusCodes.Status503ServiceUnavailable, "storage-unavailable", "Chưa ghi được điểm", "Điểm của bạn chưa được ghi vì máy chủ tạm thời chưa ghi được dữ liệu. Hãy chấm lại sau ít phút.");

    /// <summary>A question for a person is not taken while it cannot be recorded: its code has to work at once.</summary>
    public static ProblemHttpResult LeftQuestionNotTaken() =>
        Of(StatusCodes.Status503ServiceUnavailable, "storage-unavailable", "Chưa gửi được câu hỏi", "Câu hỏi của bạn chưa được gửi vì máy chủ tạm thời chưa ghi được. Hãy gửi lại sau ít phút.");

    public static ProblemHttpResult SignatureInvalid() =>
        Of(StatusCodes.Status403Forbidden, "signature-invalid", "Chữ ký không đúng", "Sự kiện không có chữ ký, hoặc chữ ký không khớp với nội dung.");

    public static ProblemHttpResult EventOutOfTime() =>
        Of(StatusCodes.Status403Forbidden, "event-out-of-time", "Sự kiện sai thời gian", "Thời điểm của sự kiện đã quá cũ, hoặc ở quá xa về sau.");

    public static ProblemHttpResult EventUnreadable() => Bad("request-unreadable", "Sự kiện không đọc được", "Nội dung gửi lên không phải là một sự kiện dạng JSON.");

    public static ProblemHttpResult QueueFull() =>
        Of(StatusCodes.Status503ServiceUnavailable, "queue-full", "Máy chủ đang bận", "Có quá nhiều tin đang chờ gửi. Hãy gửi lại sự kiện sau ít phút.");

    /// <summary>Says how long to wait, in the member "retryAfter" (seconds) too; <see cref="Announced"/> adds the header.</summary>
    public static ProblemHttpResult TooMany(TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        var time = seconds < SecondsToMinutes ? $"{seconds} giây" : $"{(seconds + 59) / 60} phút";
        var problem = Of(StatusCodes.Status429TooManyRequests, "too-many", "Đang có quá nhiều yêu cầu", $"Máy chủ đang nhận quá nhiều yêu cầu từ mạng hoặc thiết bị này. Hãy chờ khoảng {time} rồi thử lại, hoặc liên hệ bộ phận một cửa.");
        problem.ProblemDetails.Extensions[RetryAfter] = seconds;
        return problem;
    }

    /// <summary>Says the time to wait in the header Retry-After as well (RFC 9110, 10.2.3).</summary>
    public static ProblemHttpResult Announced(this ProblemHttpResult problem, HttpContext context)
    {
        if (problem.ProblemDetails.Extensions.TryGetValue(RetryAfter, out var seconds)) context.Response.Headers.RetryAfter = $"{seconds}";
        return problem;
    }

    /// <summary>What any address may answer with.</summary>
    public static IReadOnlyList<ProblemHttpResult> Anywhere { get; } = [.. new[] { 400, 403, 404, 405, 413, 415, 500, 503 }.Select(OfStatus)];

    /// <summary>What a client gets where only the status is known.</summary>
    public static ProblemHttpResult OfStatus(int status)
    {
        var problem = new ProblemDetails { Status = status };
        Translate(problem);
        return TypedResults.Problem(problem);
    }

    public static IServiceCollection AddProblems(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context => Translate(context.ProblemDetails));
        services.AddExceptionHandler<FaultHandler>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services;
    }

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }

    private static ProblemHttpResult Bad(string type, string title, string detail) => Of(StatusCodes.Status400BadRequest, type, title, detail);

    private static ProblemHttpResult Of(int status, string type, string title, string detail) =>
        TypedResults.Problem(new ProblemDetails { Type = TypePrefix + type, Title = title, Detail = detail, Status = status });

    private static string Shorten(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "…");

    private static void Translate(ProblemDetails problem)
    {
        problem.Extensions.Remove("traceId");
        if (problem.Type?.StartsWith(TypePrefix, StringComparison.Ordinal) == true) return;
        var (type, title, detail) = problem.Status switch
        {
            400 => ("request-unreadable", "Yêu cầu không đọc được", "Nội dung gửi lên không đúng dạng (JSON hoặc biểu mẫu) mà máy chủ cần."),
            404 => ("not-found", "Không thấy trang", "Địa chỉ này không có."),
            405 => ("method-not-allowed", "Sai cách gọi", "Địa chỉ này không nhận cách gọi đó."),
            403 => ("forbidden", "Không có quyền", "Tài khoản này không có quyền làm việc đó."),
            413 => ("request-too-large", "Yêu cầu quá lớn", "Nội dung gửi lên quá lớn."),
            415 => ("media-type", "Sai kiểu nội dung", "Gửi nội dung kiểu application/json."),
            503 => ("storage-unavailable", "Chưa đọc, ghi được dữ liệu", StorageAway),
            _ => ("internal", "Máy chủ gặp lỗi", "Trợ lý gặp lỗi. Hãy thử lại; nếu vẫn lỗi, liên hệ bộ phận một cửa."),
        };
        (problem.Type, problem.Title, problem.Detail) = (TypePrefix + type, title, detail);
    }

    /// <summary>Turns an exception into a problem; what went wrong is for the log, never for the client.</summary>
    private sealed class FaultHandler(IProblemDetailsService problems, RecordDatabase records, ILogger<FaultHandler> log) : IExceptionHandler
    {
        private static readonly HandlebarsTemplate<object, object> Page = PageTemplates.Compile("fault.hbs");

        // The address itself may hold a code or the identifier of a conversation, which are keys.
        private static string Route(HttpContext context) => context.Features.Get<IExceptionHandlerFeature>()?.Endpoint is RouteEndpoint endpoint ? endpoint.RoutePattern.RawText ?? "" : "unknown";

        public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            SecurityHeaders.ApplyToProblem(httpContext);
            httpContext.Response.StatusCode = exception switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                // A data exception of SQL's own classes, such as a sign that the database does not take.
                DbException { SqlState: ['2', '2', ..] } => StatusCodes.Status400BadRequest,
                StorageException or { InnerException: StorageException } => StatusCodes.Status503ServiceUnavailable,
                DbException fault when records.Kind(fault) == StorageFault.OfDatabase => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            };
            // Why the database is away the writer says, once.
            if (httpContext.Response.StatusCode == StatusCodes.Status503ServiceUnavailable) log.LogWarning("Request to {Route} needs the database: {Reason}", Route(httpContext), exception.Message);
            else if (httpContext.Response.StatusCode >= 500)
            {
                Measures.Failed(FaultKind.Request);
                log.LogError(exception, "Request to {Route} failed", Route(httpContext));
            }
            var problem = new ProblemDetails { Status = httpContext.Response.StatusCode };
            // Whoever accepts neither a page nor JSON gets the status alone.
            _ = await TryShowAsync(httpContext, problem, cancellationToken) || await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem });
            return true;
        }

        /// <summary>A browser that opens a page gets a page; programs ask for anything or for JSON.</summary>
        private static async Task<bool> TryShowAsync(HttpContext context, ProblemDetails problem, CancellationToken cancellationToken)
        {
            if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || !context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)) return false;
            Translate(problem);
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(Page(new { title = problem.Title, detail = problem.Detail }), cancellationToken);
            return true;
        }
    }
}
