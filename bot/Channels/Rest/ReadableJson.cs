using System.Text.Encodings.Web;
using De06Assistant.Bot.Conversation;

namespace De06Assistant.Bot.Channels.Rest;

/// <summary>
/// Vietnamese goes out as it is: escaped, an answer is nearly twice as long. That markup is not escaped either makes no page of it: every
/// answer says that it is JSON, and browsers are told not to guess.
/// </summary>
internal static class ReadableJson
{
    public static IServiceCollection AddReadableJson(this IServiceCollection services) => services.ConfigureHttpJsonOptions(json =>
    {
        json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        json.SerializerOptions.TypeInfoResolverChain.Insert(0, ReplyJson.Default);
    });
}
