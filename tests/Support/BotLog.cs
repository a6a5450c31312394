using System.Text;
using Microsoft.Extensions.Logging;

namespace De06Assistant.Tests.Support;

/// <summary>Keeps what a bot logs, with scopes and faults, in the words that its console would have.</summary>
internal sealed class BotLog : ILoggerProvider, ISupportExternalScope
{
    private static readonly string[] Levels = ["trce", "dbug", "info", "warn", "fail", "crit"];

    private readonly StringBuilder _text = new();
    private IExternalScopeProvider? _scopes;

    public string Text
    {
        get
        {
            lock (_text) return _text.ToString();
        }
    }

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private void Add(string level, string category, string message, Exception? fault)
    {
        var line = new StringBuilder($"{level}: {category}");
        _scopes?.ForEachScope((scope, text) => text.Append(" => ").Append(scope), line);
        line.Append(' ').Append(message);
        if (fault is not null) line.Append(' ').Append(fault);
        lock (_text) _text.Append(line).AppendLine();
    }

    private sealed class Logger(BotLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => log._scopes?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Add(Levels[(int)logLevel], category, formatter(state, exception), exception);
    }
}
