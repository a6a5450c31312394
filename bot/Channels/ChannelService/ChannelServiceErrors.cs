using System.Globalization;

namespace De06Assistant.Bot.Channels.ChannelService;

/// <summary>Errors as the Bot Framework writes them: ErrorResponse with a code and a message. A refusal does not say why.</summary>
/// <remarks>Source: "API reference for the Bot Framework Connector service", objects ErrorResponse and Error.</remarks>
internal static class ChannelServiceErrors
{
    private const int SecondsToWait = 30;

    public static IResult Of(int status) => new Error(status);

    private static (string Code, string Message) Words(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => ("Unauthorized", "Yêu cầu không có thẻ hợp lệ."),
        StatusCodes.Status403Forbidden => ("Forbidden", "Yêu cầu không được phép."),
        StatusCodes.Status413PayloadTooLarge => ("MessageSizeTooBig", "Nội dung gửi lên quá lớn."),
        StatusCodes.Status415UnsupportedMediaType => ("BadArgument", "Gửi nội dung kiểu application/json."),
        StatusCodes.Status429TooManyRequests => ("TooManyRequests", "Cuộc trò chuyện gửi quá nhiều tin. Hãy chờ một phút rồi gửi lại."),
        StatusCodes.Status501NotImplemented => ("NotImplemented", "Trợ lý không có thao tác này."),
        StatusCodes.Status503ServiceUnavailable => ("ServiceUnavailable", "Trợ lý chưa nhận được. Hãy gửi lại sau ít giây."),
        _ => ("BadSyntax", "Nội dung không phải là một activity đầy đủ."),
    };

    private sealed class Error(int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var (code, message) = Words(status);
            var response = httpContext.Response;
            response.StatusCode = status;
            if (status == StatusCodes.Status401Unauthorized) response.Headers.WWWAuthenticate = "Bearer";
            if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable) response.Headers.RetryAfter = SecondsToWait.ToString(CultureInfo.InvariantCulture);
            return response.WriteAsJsonAsync(new { error = new { code, message } });
        }
    }
}
