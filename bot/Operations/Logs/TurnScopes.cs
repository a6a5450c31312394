namespace De06Assistant.Bot.Operations.Logs;

/// <summary>
/// The scopes that logs are written with: those of turns and no others. The server's own scope of a request holds the address that was
/// asked for, in which the key of a conversation or the code of a left question may stand.
/// </summary>
internal sealed class TurnScopes : IExternalScopeProvider
{
    private readonly LoggerExternalScopeProvider _turns = new();

    public void ForEachScope<TState>(Action<object?, TState> callback, TState state) => _turns.ForEachScope(callback, state);

    public IDisposable Push(object? state) => state is TurnScope ? _turns.Push(state) : Nothing.Instance;

    private sealed class Nothing : IDisposable
    {
        public static readonly Nothing Instance = new();

        public void Dispose()
        {
        }
    }
}
