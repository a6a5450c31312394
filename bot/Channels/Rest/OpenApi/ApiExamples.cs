using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.LeftQuestions;
using De06Assistant.Bot.Notices;
using De06Assistant.Bot.OwnData;
using De06Assistant.Bot.Satisfaction;
using De06Assistant.Bot.Widget;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.Rest.OpenApi;

/// <summary>
/// The examples: what the running bot answers now, from its own content, without recording anything. Only the figures are made up,
/// since the real ones are not for everyone, and what a person would write.
/// </summary>
internal sealed class ApiExamples(LiveIndex live, TurnService turns, LeftQuestionService left, IOptions<AssistantOptions> options, TimeProvider time)
{
    private const string Conversation = "0123456789abcdef0123456789abcdef";
    private const string FirstTurn = "fedcba9876543210fedcba9876543210";
    private const string Topic = "dang-ky-thuong-tru";
    private const string ClientId = "a1b2c3d4e5f60718293a4b5c6d7e8f90";
    private const int Few = 2;

    private static readonly (string Name, string Summary, string Text)[] Questions =
    [
        ("tra-loi", "Một câu trả lời từ thủ tục", "lệ phí đăng ký thường trú bao nhiêu"),
        ("khong-dau", "Gõ không dấu, viết tắt", "lam cccd cho tre em can giay to j"),
        ("ke-hoach", "Một câu trả lời từ kế hoạch của địa phương", "xã Vĩnh Trụ đặt chỉ tiêu hài lòng bao nhiêu phần trăm"),
        ("hoi-lai", "Trợ lý hỏi lại để lập danh sách giấy tờ", "Lập danh sách giấy tờ cho trường hợp của tôi: Đăng ký kết hôn"),
        ("tu-choi", "Chưa có thông tin", "nuôi hổ cần giấy gì"),
        ("ngoai-pham-vi", "Ngoài phạm vi", "thời tiết mai thế nào"),
    ];

    /// <summary>The bodies that an operation may be sent.</summary>
    public IEnumerable<ApiExample> Requests(string operation) => operation switch
    {
        "ask" => Questions.Select(question => new ApiExample(question.Name, question.Summary, new AskBody(question.Text, options.Value.Locality)))
            .Append(new ApiExample("hoi-tiep", "Hỏi tiếp, gửi lại được khi mất mạng", new AskBody("nộp ở đâu", options.Value.Locality, Conversation, "trang-xa", ClientId))),
        "rateTurn" => [new("hai-long", "Hài lòng", new RateBody(5)), new("chua-hai-long", "Chưa hài lòng, có lý do", new RateBody(2, "Chưa nói rõ nơi nộp.", [RatingReasons.All[2]]))],
        "leaveQuestion" => [new("cau-hoi", "Một câu hỏi", new LeaveBody("Nhà tôi ở hai xã thì đăng ký thường trú ở đâu?", Conversation, FirstTurn, options.Value.Locality, RequestId: ClientId))],
        _ => [],
    };

    /// <summary>The bodies that an operation answers with when all is well.</summary>
    public IEnumerable<ApiExample> Responses(string operation)
    {
        using var lease = live.Acquire();
        // Made before the index is given back.
        return Responses(lease, operation).ToList();
    }

    private IEnumerable<ApiExample> Responses(OpenIndex.Lease lease, string operation) => operation switch
    {
        "ask" => Questions.Select(question => new ApiExample(question.Name, question.Summary, Reply(question.Text))),
        "getConversation" => [new("mot-luot", "Một lượt đã chấm điểm", Read())],
        "listTopics" => [new("rut-gon", "Rút gọn còn vài chủ đề", Cut(TopicsApi.All(lease, options.Value.Locality, [])))],
        "getTopic" => Detail(lease),
        "getWidget" => [new("khung", "Ở địa phương mà trợ lý phục vụ", WidgetApi.Of(lease, options.Value.Locality, []))],
        "exportConversation" => [new("mot-luot", "Một lượt đã chấm điểm", OwnData())],
        "exportLeftQuestion" => [new("mot-cau", "Một câu hỏi chưa trả lời", OwnData() with { ConversationId = null, Messages = [], LeftQuestions = [OwnLeftQuestion()] })],
        "listNotices" => [new("nghi-le", "Một thông báo, nội dung minh họa", new NoticesBody([new NoticeBody("staff-1-1", "gio-lam-viec", "Nghỉ lễ", "Bộ phận một cửa nghỉ ngày này, làm việc lại ngày hôm sau.", Noon.AddHours(12), null)]))],
        "getLeaveTerms" => [new("dieu-can-noi", "Như máy chủ này đang đặt", left.Terms)],
        "leaveQuestion" => [new("da-ghi", "Đã ghi", Left(null))],
        "getLeftQuestion" => [new("cho", "Chưa trả lời", Left(null)), new("da-tra-loi", "Đã trả lời", Left("Bạn đăng ký ở xã nơi có nhà mà bạn thường xuyên ở."))],
        "getSatisfaction" => [new("theo-thang", "Theo tháng, số minh họa", Figures())],
        _ => [],
    };

    private Reply Reply(string text) => turns.Answer(new TurnRequest(text, options.Value.Locality, Conversation, "api"), null).Reply with { TurnId = FirstTurn };

    private ConversationBody Read()
    {
        var (_, _, question) = Questions[0];
        return new ConversationBody(Conversation, options.Value.Locality, [new MessageBody(FirstTurn, Noon, question, Reply(question), new RatingBody(5, null, []))], []);
    }

    private OwnDataBody OwnData()
    {
        var (_, _, question) = Questions[0];
        var reply = Reply(question);
        return new OwnDataBody(Noon, Conversation, [new OwnMessageBody(FirstTurn, Noon, reply.Locality, question, reply.Text, reply.Topic, new RatingBody(5, null, []))], [], OwnDataService.About);
    }

    private OwnLeftQuestionBody OwnLeftQuestion() => new(
        "7KXM2QPH", Noon, options.Value.Locality, "Nhà tôi ở hai xã thì đăng ký thường trú ở đâu?", null, null, "new", null, null, time.Today().AddDays(options.Value.LeftQuestions.RetentionDays));

    private static TopicsBody Cut(TopicsBody all) => all with { MostAsked = [.. all.MostAsked.Take(Few)], Topics = [.. all.Topics.Take(Few)] };

    private IEnumerable<ApiExample> Detail(OpenIndex.Lease lease)
    {
        var slug = lease.Index.Topics.ContainsKey(Topic) ? Topic : lease.Index.National.Topic(0).Slug;
        var whole = TopicsApi.Detail(lease.Index, slug, time.Today())!;
        yield return new ApiExample("rut-gon", "Rút gọn còn vài mục", whole with { Facets = [.. whole.Facets.Take(Few)] });
    }

    private DateTimeOffset Noon => VietnamTime.StartOf(time.Today()).AddHours(12);

    private LeftQuestionBody Left(string? answer) => new(
        "7KXM2QPH", FirstTurn, answer is null ? "new" : "answered", answer is null ? "mới" : "đã trả lời", "Nhà tôi ở hai xã thì đăng ký thường trú ở đâu?", answer, Noon,
        answer is null ? null : Noon.AddHours(2), HasContact: false, time.Today().AddDays(options.Value.LeftQuestions.RetentionDays));

    private SatisfactionReport Figures()
    {
        var first = new DateOnly(time.Today().Year, 1, 1);
        var rows = new[] { Month(first, 420, 365, [3, 4, 12, 48, 61]), Month(first.AddMonths(1), 510, 452, [2, 5, 9, 57, 80]) };
        return new SatisfactionReport(first, first.AddMonths(2).AddDays(-1), "month", SatisfactionFigures.Sum("", rows), rows);
    }

    private static SatisfactionFigures Month(DateOnly month, long questions, long answered, IReadOnlyList<long> scores) => new(
        VietnamTime.IsoDay(month)[..7], questions * 2 / 3, questions, answered, questions / 50, questions - answered - questions / 50 - questions / 100, questions / 100, 0, 0, questions / 60, questions / 20,
        questions / 25, scores, 2.4, 18.5);
}
