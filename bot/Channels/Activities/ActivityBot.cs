using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using De06Assistant.Bot.Channels.Rest;
using De06Assistant.Bot.Conversation;
using De06Assistant.Bot.Hosting;
using De06Assistant.Bot.Hosting.Limits;
using De06Assistant.Bot.LeftQuestions;
using De06Assistant.Bot.Satisfaction;
using De06Assistant.Bot.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace De06Assistant.Bot.Channels.Activities;

/// <summary>What a channel knows of an activity beside the activity itself.</summary>
/// <param name="Channel">The channel's name in the records: "directline".</param>
/// <param name="ConversationId">The conversation's identifier in the records, 32 hexadecimal digits; the channel's own may look otherwise.</param>
/// <param name="MessageKey">What names this message among all of all channels; sent again with the same, it is answered with the same reply.</param>
/// <param name="Address">The sender's network address, for limits.</param>
/// <param name="Site">Scheme and host of the bot's own pages.</param>
internal sealed record ActivityOrigin(string Channel, string ConversationId, string MessageKey, string Address, string Site)
{
    /// <summary>The locality that the channel speaks for; null leaves it to the activity.</summary>
    public string? Locality { get; init; }

    /// <summary>Whether the channel shows citations; where it does not, sources are links in the text.</summary>
    public bool ShowsCitations { get; init; } = true;

    /// <summary>The turn that an activity of the bot was; by itself an activity has its turn's identifier.</summary>
    public Func<string, string?> TurnOf { get; init; } = message => message;
}

/// <summary>
/// Answers activities: the one bridge between the channels that speak the Bot Framework's language and the conversation.
/// </summary>
internal sealed class ActivityBot(AskRules rules, CitizenLimits limits, TurnService turns, RecordStore records, LeftQuestionService left, LiveIndex live, IOptions<AssistantOptions> options, TimeProvider time)
{
    /// <summary>The member of the channel data by which a page says which locality it is for.</summary>
    private const string LocalityName = "locality";

    /// <summary>Answers <paramref name="activity"/>. What it says is durable when this returns; the same message is answered once.</summary>
    /// <returns>The replies, addressed to the sender; the identifier of an answer is its turn's.</returns>
    /// <exception cref="StorageException">It could not be recorded.</exception>
    public async Task<IReadOnlyList<Activity>> AnswerAsync(Activity activity, ActivityOrigin origin, CancellationToken cancellationToken)
    {
        var reply = ActivityReader.Read(activity) switch
        {
            ActivityInput.Question question => await AskAsync(question.Text, activity, origin, cancellationToken),
            ActivityInput.LeftQuestion question => await LeaveAsync(question, activity, origin, cancellationToken),
            ActivityInput.Rating rating => await RateAsync(rating, origin, cancellationToken),
            ActivityInput.Joined => Welcome(activity, origin),
            ActivityInput.File => OnlyText(),
            _ => null,
        };
        return reply is null ? [] : [reply.InReplyTo(activity)];
    }

    /// <summary>What is said to someone who sends a file.</summary>
    public static Activity OnlyText() =>
        ActivityComposer.Plain("Trợ lý chỉ đọc được chữ. Bạn hãy viết câu hỏi; giấy tờ thì mang đến bộ phận một cửa, đừng gửi ảnh qua đây.");

    private async Task<Activity> AskAsync(string text, Activity activity, ActivityOrigin origin, CancellationToken cancellationToken)
    {
        if (await limits.TurnAsync(origin.ConversationId) is { } tooMany) return Say(tooMany);
        // Not the conversation: a channel opens it before the first question.
        var (request, problem) = await rules.CheckAsync(new AskBody(text, LocalityOf(activity, origin), null, origin.Channel, Key(origin)), cancellationToken);
        if (problem is not null) return Say(problem);
        var reply = await turns.AskAsync(request! with { ConversationId = origin.ConversationId, SaysNotices = true }, cancellationToken);
        return ActivityComposer.Of(reply, origin.Site, left.Terms, origin.ShowsCitations) with { Id = reply.TurnId };
    }

    private async Task<Activity> LeaveAsync(ActivityInput.LeftQuestion question, Activity activity, ActivityOrigin origin, CancellationToken cancellationToken)
    {
        var body = new LeaveBody(
            question.Text, origin.ConversationId, question.TurnId, LocalityOf(activity, origin), question.Name, question.Phone, origin.Channel, Key(origin)[..LeaveRules.RequestIdLength]);
        var (done, problem) = await left.LeaveAsync(body, origin.Address, cancellationToken);
        return problem is not null
            ? Say(problem)
            : ActivityComposer.Plain($"Đã gửi câu hỏi cho cán bộ. Mã xem câu trả lời: **{LeftQuestionCode.Readable(done!.Code)}**. Hãy ghi lại mã này; xem câu trả lời ở [trang câu hỏi]({origin.Site}/cau-hoi), đến hết ngày {VietnamTime.ReadableDay(done.KeptUntil)}.");
    }

    private async Task<Activity?> RateAsync(ActivityInput.Rating rating, ActivityOrigin origin, CancellationToken cancellationToken)
    {
        if (rating.Message is null) return null;
        var turn = origin.TurnOf(rating.Message) ?? rating.Message;
        // A turn of another conversation is not this sender's to rate.
        if (!records.IsTurnOf(origin.ConversationId, turn)) return null;
        var result = await RatingsApi.RateAsync(turn, new RateBody(rating.Score, rating.Comment, null), records, time, cancellationToken);
        return result.Result is ProblemHttpResult problem ? Say(problem) : null;
    }

    private Activity Welcome(Activity activity, ActivityOrigin origin)
    {
        using var lease = live.Acquire();
        var place = (LocalityOf(activity, origin) ?? options.Value.Locality) is { } slug ? lease.Index.Localities.BySlug(slug) : null;
        return ActivityComposer.Plain(lease.Composer.Greeting(place), lease.Composer.MostAsked());
    }

    private static Activity Say(ProblemHttpResult problem) => ActivityComposer.Plain(problem.ProblemDetails.Detail!);

    /// <summary>The name under which the message is recorded: a digest, since a channel's own identifiers may be long and tell who wrote.</summary>
    private static string Key(ActivityOrigin origin) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{origin.Channel}\n{origin.ConversationId}\n{origin.MessageKey}")));

    private static string? LocalityOf(Activity activity, ActivityOrigin origin) => origin.Locality
        ?? (activity.ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty(LocalityName, out var name) && name.ValueKind == JsonValueKind.String ? ActivityReader.Text(name) : null);
}
