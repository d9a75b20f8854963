using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Xnat.Typed.DependencyInjection.Tests;

/// <summary>Keeps all lines of all loggers, with their event ids and values.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    public ConcurrentQueue<(int Id, string Text)> All { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : "";
        All.Enqueue((eventId.Id, $"{logLevel} {eventId.Id} {formatter(state, exception)} | {values} {exception}"));
    }

    public void Dispose()
    {
    }
}
