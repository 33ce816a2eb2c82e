using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Answerable.Server.Tests.Malformed;

/// <summary>What the server logs as a failure: an error, or anything with a stack trace.</summary>
internal sealed class KeptLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> failures = new();

    /// <summary>Those since this was asked last.</summary>
    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (failures.TryDequeue(out var failure)) taken.Add(failure);
        return taken;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (logLevel < LogLevel.Error && exception is null) return;
        var trace = exception?.ToString();
        failures.Enqueue($"{formatter(state, exception)} {trace?[..Math.Min(trace.Length, 900)]}");
    }

    public void Dispose() { }
}
