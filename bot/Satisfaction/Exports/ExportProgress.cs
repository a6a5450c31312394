namespace De06Assistant.Bot.Satisfaction.Exports;

/// <summary>Counts what has been written of something long, and says so at each hundredth of it.</summary>
/// <param name="total">How many rows there will be.</param>
/// <param name="say">Told how many are written.</param>
internal sealed class ExportProgress(long total, Action<long>? say = null)
{
    private const long Parts = 100;

    private long _written;

    public void Wrote()
    {
        _written++;
        if (say is not null && (_written == total || _written % Math.Max(1, total / Parts) == 0)) say(_written);
    }
}
