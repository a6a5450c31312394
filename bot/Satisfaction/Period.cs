using De06Assistant.Bot.Conversation;

namespace De06Assistant.Bot.Satisfaction;

/// <summary>Days in Vietnam, the first and the last included.</summary>
public sealed record Period(DateOnly From, DateOnly To)
{
    /// <summary>As people read it: "từ ngày 15/10/2026 đến ngày 14/11/2026".</summary>
    public string Readable => $"từ ngày {VietnamTime.ReadableDay(From)} đến ngày {VietnamTime.ReadableDay(To)}";
}
