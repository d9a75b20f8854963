using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Xnat.Typed.DependencyInjection;

/// <summary>Holds the one client of a name, from its first use until the container goes.</summary>
internal sealed class XnatClientProvider(
    string name, IOptionsMonitor<XnatClientSettings> settings, ILoggerFactory? loggers, TimeProvider clock)
    : IXnatClientProvider, IAsyncDisposable, IDisposable
{
    /// <summary>Longest wait for a farewell where nobody can await it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource lifetime = new();
    private Task<XnatClient>? current;
    private DateTimeOffset blockedUntil;
    private bool isDisposed;

    public Task<XnatClient> GetClientAsync(CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, typeof(IXnatClientProvider));
            if (MustConnect()) current = Task.Run(ConnectAsync, CancellationToken.None);
            return current!.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Signs out, and never throws.</summary>
    public async ValueTask DisposeAsync()
    {
        Task<XnatClient>? last;
        lock (gate)
        {
            if (isDisposed) return;
            isDisposed = true;
            last = current;
        }

        await lifetime.CancelAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (last is not null)
        {
            await ((Task)last).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (last.IsCompletedSuccessfully) await (await last.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }

        lifetime.Dispose();
    }

    /// <summary>For containers that are disposed without awaiting: waits for the farewell, but not for ever.</summary>
    public void Dispose() => Task.Run(() => DisposeAsync().AsTask()).Wait(Patience);

    private bool MustConnect()
    {
        if (current is null) return true;
        if (!current.IsCompleted) return false;
        if (current.IsCompletedSuccessfully) return current.Result.HasEnded;
        return clock.GetUtcNow() >= blockedUntil;
    }

    private async Task<XnatClient> ConnectAsync()
    {
        var known = settings.Get(name);
        try
        {
            var options = SettingsReading.Options(known);
            if (loggers?.CreateLogger("Xnat.Typed") is { } logger)
            {
                var own = options.Listener;
                options = options with { Listener = own + (happened => ClientLog.Write(logger, happened)) };
            }

            return await XnatClient.ConnectAsync(known.Address!, SettingsReading.Credential(known), options, lifetime.Token)
                .ConfigureAwait(false);
        }
        catch (XnatAuthenticationException)
        {
            // Each further attempt would count against the account.
            lock (gate) blockedUntil = clock.GetUtcNow() + known.RefusalPause;
            throw;
        }
    }
}
