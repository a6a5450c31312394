using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.Zalo;

/// <summary>The names under which notices stand in the records.</summary>
internal static class ZaloNotice
{
    public const string Welcome = "welcome";
    public const string TextOnly = "text-only";
    public const string Unreadable = "unreadable";
    public const string TooLong = "too-long";
    public const string Rated = "rated";
    public const string RatedLow = "rated-low";
}

/// <summary>Words what is said about the chat itself, which is no turn: nobody asked it.</summary>
internal sealed class ZaloNotices(LiveIndex live, ZaloReplies replies, IOptions<AssistantOptions> options)
{
    /// <summary>Words a notice; null when a newer program has put it in line.</summary>
    public ZaloMessage? Compose(string notice) => notice switch
    {
        ZaloNotice.Welcome => Welcome(),
        ZaloNotice.TextOnly => Say(
            "Tôi chỉ đọc được tin nhắn bằng chữ, chưa xem được ảnh, tệp, ghi âm, nhãn dán hay vị trí. Bạn viết câu hỏi bằng chữ giúp tôi, ví dụ: \"cấp lại căn cước cần gì\".\n"
            + "Xin đừng gửi ảnh căn cước hay giấy tờ riêng vào đây."),
        ZaloNotice.Unreadable => Say("Tôi không đọc được tin nhắn này. Bạn viết lại câu hỏi bằng chữ giúp tôi, ví dụ: \"đăng ký thường trú mất mấy ngày\"."),
        ZaloNotice.TooLong => Say($"Tin nhắn quá dài nên tôi chưa đọc được. Bạn viết ngắn hơn, nhiều nhất {options.Value.MaxQuestionLength} ký tự, hoặc hỏi từng ý."),
        ZaloNotice.Rated => Say("Cảm ơn bạn đã đánh giá."),
        ZaloNotice.RatedLow => RatedLow(),
        _ => null,
    };

    private ZaloMessage Welcome()
    {
        using var lease = live.Acquire();
        var locality = (options.Value.Zalo.Locality ?? options.Value.Locality) is { } slug ? lease.Index.Localities.BySlug(slug) : null;
        var text = $"Chào bạn! Tôi là trợ lý tự động{(locality is null ? "" : $" của {locality.Heading}")}. Tôi hướng dẫn thủ tục hành chính, VNeID, căn cước, khai sinh, cư trú, trợ cấp.\n"
            + "Bạn cứ hỏi như nhắn tin, có dấu hay không dấu đều được, ví dụ: \"khai sinh cho con cần giấy tờ gì\". Muốn gặp người, bạn viết \"gặp cán bộ\".\n"
            + "Xin đừng gửi số căn cước, mật khẩu hay mã OTP vào đây.";
        return new ZaloMessage(text, [.. lease.Composer.MostAsked().Take(ZaloMessage.MostButtons).Select(suggestion => ZaloButton.Ask(suggestion.Label, suggestion.Text))]);
    }

    private ZaloMessage RatedLow() => new(
        "Cảm ơn bạn đã cho biết. Chúng tôi sẽ xem lại câu trả lời này. Bạn viết lại câu hỏi theo cách khác, hoặc viết \"gặp cán bộ\" để biết nơi liên hệ.",
        replies.LeaveButton("Để lại câu hỏi", null, null) is { } leave ? [leave] : []);

    private static ZaloMessage Say(string text) => new(text, []);
}
