using System.Text.Json.Nodes;
using De06Assistant.Bot.LeftQuestions;

namespace De06Assistant.Bot.Channels.Activities;

/// <summary>The form to leave a question for a person, as an Adaptive Card that unfolds.</summary>
/// <remarks>Source: Adaptive Cards schema 1.5, https://adaptivecards.io/explorer/.</remarks>
internal static class LeaveCard
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>The member of what is sent back that tells this form from others, and what it says.</summary>
    public const string ActionName = "action";

    public const string Action = "leave-question";

    /// <summary>The member of what is sent back with the turn that did not help.</summary>
    public const string TurnName = "turnId";

    public const string QuestionInput = "question";

    public const string NameInput = "name";

    public const string PhoneInput = "phone";

    public static JsonObject Of(string label, string turn, LeaveTermsBody terms)
    {
        var body = new JsonArray(
            new JsonObject { ["type"] = "TextBlock", ["text"] = terms.Privacy, ["wrap"] = true, ["isSubtle"] = true },
            Input(QuestionInput, "Câu hỏi của bạn", terms.LongestText, multiline: true));
        if (terms.AsksContact)
        {
            body.Add((JsonNode)Input(NameInput, "Họ tên (không bắt buộc)", terms.LongestName));
            body.Add((JsonNode)Input(PhoneInput, "Số điện thoại (không bắt buộc)", 20));
        }
        return new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.5",
            ["body"] = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["text"] = "Cán bộ có thể trả lời bạn.", ["wrap"] = true }),
            ["actions"] = new JsonArray(new JsonObject
            {
                ["type"] = "Action.ShowCard",
                ["title"] = label,
                ["card"] = new JsonObject
                {
                    ["type"] = "AdaptiveCard",
                    ["body"] = body,
                    ["actions"] = new JsonArray(new JsonObject
                    {
                        ["type"] = "Action.Submit",
                        ["title"] = "Gửi câu hỏi",
                        ["data"] = new JsonObject { [ActionName] = Action, [TurnName] = turn },
                    }),
                },
            }),
        };
    }

    private static JsonObject Input(string id, string label, int longest, bool multiline = false)
    {
        var input = new JsonObject { ["type"] = "Input.Text", ["id"] = id, ["label"] = label, ["maxLength"] = longest };
        if (!multiline) return input;
        (input["isMultiline"], input["isRequired"], input["errorMessage"]) = (true, true, "Hãy viết câu hỏi.");
        return input;
    }
}
