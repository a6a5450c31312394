using System.Collections;

namespace De06Assistant.Bot.Operations.Logs;

/// <summary>What each line that is logged during a turn says: which turn it was, and its trace where it has one.</summary>
/// <remarks>The turn's identifier leads to its record, for those who may read the records; the conversation's, its key, is never logged.</remarks>
internal sealed class TurnScope(string turn, string? trace) : IReadOnlyList<KeyValuePair<string, object?>>
{
    public int Count => trace is null ? 1 : 2;

    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new("TurnId", turn),
        1 when trace is not null => new("TraceId", trace),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var index = 0; index < Count; index++) yield return this[index];
    }

    public override string ToString() => "turn " + turn;

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
