namespace De06Assistant.Bot.Channels.DirectLine;

/// <summary>What a client is told when it cannot be served: a status, a code that stays the same, and a message in Vietnamese.</summary>
/// <remarks>Source: "API reference - Direct Line API 3.0", section "Errors"; codes that it does not name are this program's own.</remarks>
internal sealed class DirectLineException(int status, string code, string message) : Exception(message)
{
    private static readonly TimeSpan UntilStreamsClose = TimeSpan.FromMinutes(1);

    /// <summary>After which time a client that sent too much may try again; null where it is not that.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    public int Status { get; } = status;

    public string Code { get; } = code;

    public static DirectLineException Off() => new(404, "NotFound", "Máy chủ này không mở kênh Direct Line.");

    public static DirectLineException NoKey() => new(401, "Unauthorized", "Thiếu mã truy cập. Gửi tiêu đề Authorization: Bearer, kèm khóa hoặc mã truy cập.");

    public static DirectLineException BadToken() => new(403, "BadArgument", "Mã truy cập không đúng.");

    public static DirectLineException TokenExpired() => new(403, "TokenExpired", "Mã truy cập đã hết hạn. Hãy tải lại trang để bắt đầu lại.");

    public static DirectLineException OriginRefused() => new(403, "OriginNotAllowed", "Trang web này không được phép dùng trợ lý.");

    public static DirectLineException OtherConversation() => new(403, "ConversationNotAllowed", "Mã truy cập không dùng được cho cuộc trò chuyện này.");

    public static DirectLineException SecretNeeded() => new(403, "NotAllowed", "Việc này cần khóa của máy chủ, không dùng mã truy cập.");

    public static DirectLineException TokenNeeded() => new(403, "NotAllowed", "Việc này cần mã truy cập của một cuộc trò chuyện, không dùng khóa.");

    public static DirectLineException ConversationUnknown() => new(404, "ConversationNotFound", "Cuộc trò chuyện không có, đã kết thúc hoặc đã hết hạn. Hãy bắt đầu cuộc mới.");

    public static DirectLineException Malformed() => new(400, "MalformedData", "Nội dung gửi lên không đúng dạng JSON mà máy chủ cần.");

    public static DirectLineException Missing(string member) => new(400, "MissingProperty", $"Thiếu \"{member}\".");

    public static DirectLineException BadArgument(string message) => new(400, "BadArgument", message);

    public static DirectLineException TooMany(TimeSpan wait) => new(429, "TooManyRequests", "Bạn gửi quá nhanh. Hãy chờ một lát rồi gửi lại.") { RetryAfter = wait };

    public static DirectLineException TooManyStreams() => new(429, "TooManyRequests", "Đang có quá nhiều kết nối. Hãy đóng bớt thẻ rồi thử lại.") { RetryAfter = UntilStreamsClose };

    /// <summary>The same for what the server itself refuses: a path, a method, a size.</summary>
    public static DirectLineException Of(int status) => status switch
    {
        400 => Malformed(),
        404 => new(404, "NotFound", "Địa chỉ này không có."),
        405 => new(405, "NotSupported", "Địa chỉ này không nhận cách gọi đó."),
        413 => new(413, "RequestTooLarge", "Nội dung gửi lên quá lớn."),
        415 => new(415, "NotSupported", "Máy chủ không nhận kiểu nội dung này."),
        503 => new(503, "ServiceError", "Máy chủ chưa ghi được dữ liệu. Hãy thử lại sau ít phút."),
        _ => new(status, "Internal", "Trợ lý gặp lỗi. Hãy thử lại; nếu vẫn lỗi, liên hệ bộ phận một cửa."),
    };
}
