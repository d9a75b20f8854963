using Microsoft.AspNetCore.Http;
using Xnat.Typed.Server.Persistence.States;

namespace Xnat.Typed.Server;

/// <summary>The state that a server has now; each request works with one from its beginning to its end.</summary>
/// <param name="builder">Makes sites.</param>
/// <param name="clock">The server's clock.</param>
/// <param name="seed">Adds what the server starts with beside what the options say.</param>
internal sealed class ServedStates(SiteBuilder builder, ServerClock clock, Action<Site> seed) : IDisposable
{
    private const string Replaced = "The state of the server was replaced while the request was at work. Repeat the request.";

    private readonly SemaphoreSlim turn = new(1);
    private Func<Site, XnatApplication>? serve;
    private volatile ServedSite? current;
    private string? start;

    public Site Site => Current.Site;

    private ServedSite Current => current ?? throw new InvalidOperationException("The server has not been started.");

    /// <summary>Begins with a site.</summary>
    public void Begin(Site site, Func<Site, XnatApplication> application)
    {
        serve = application;
        current = new(site, application(site));
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        ServedSite served;
        do served = Current;
        while (!served.TryEnter());
        try
        {
            await served.Application.ProcessRequestAsync(context).ConfigureAwait(false);
        }
        finally
        {
            served.Leave();
        }
    }

    public Task ExportAsync(Stream target, CancellationToken cancellationToken) => ExportAsync(Site, target, cancellationToken);

    /// <summary>Remembers what is here now as the start, to which <see cref="ResetAsync"/> goes back.</summary>
    public async Task RememberAsync(CancellationToken cancellationToken) =>
        start = await KeepAsync(Site, cancellationToken).ConfigureAwait(false);

    /// <exception cref="InvalidDataException">The file is not ours, damaged, cut, or of a newer format.</exception>
    public async Task ImportAsync(string file, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await ReplaceAsync(file, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <exception cref="InvalidOperationException">What the data folder held at the start is not known any more.</exception>
    public async Task ResetAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            start ??= await SeedAsync(cancellationToken).ConfigureAwait(false);
            await ReplaceAsync(start, cancellationToken).ConfigureAwait(false);
            clock.Reset();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Says that the start cannot be made again from options and seed.</summary>
    public bool HasOlderStart { get; set; }

    public void Dispose()
    {
        current?.Site.Dispose();
        current?.Replace(static () => { });
        builder.Dispose();
        if (start is not null) File.Delete(start);
        turn.Dispose();
    }

    private static async Task ExportAsync(Site site, Stream target, CancellationToken cancellationToken)
    {
        using var lease = site.Sweep.Enter(mayLetGo: false);
        await StateWriter.WriteAsync(site.Store, site.Prearchive, site.Types, target, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<string> KeepAsync(Site site, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), "xnat-typed-" + Path.GetRandomFileName());
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920, FileOptions.Asynchronous);
        await using (file.ConfigureAwait(false))
            await ExportAsync(site, file, cancellationToken).ConfigureAwait(false);
        return path;
    }

    private async Task<string> SeedAsync(CancellationToken cancellationToken)
    {
        if (HasOlderStart)
            throw new InvalidOperationException("The data folder held something when the server started, and no copy of it was kept. "
                + "Export the state before you change it, and import it again; nothing has been changed.");
        using var site = builder.Empty();
        seed(site);
        return await KeepAsync(site, cancellationToken).ConfigureAwait(false);
    }

    private async Task ReplaceAsync(string file, CancellationToken cancellationToken)
    {
        var state = await StateFolder.UnpackAsync(file, builder.Folder?.Incoming, cancellationToken).ConfigureAwait(false);
        try
        {
            var loaded = builder.Load(state);
            if (builder.Folder is { } folder)
            {
                loaded.Dispose();
                IReadOnlyList<string> before = [];
                Publish(
                    () => before = folder.Replace(state.Folder),
                    builder.Reload,
                    () =>
                    {
                        foreach (var name in before) File.Delete(Path.Combine(folder.Files.FullName, name));
                    });
                state.Dispose();
            }
            else
            {
                loaded.State = state;
                Publish(static () => { }, () => loaded, static () => { });
            }
        }
        catch
        {
            state.Dispose();
            throw;
        }
    }

    /// <summary>Requests that have begun end with the old state, which takes no more changes; all others have the new one.</summary>
    private void Publish(Action keep, Func<Site> build, Action last)
    {
        var old = Current;
        old.Site.Store.Retire(Replaced, keep, () =>
        {
            var site = build();
            current = new(site, serve!(site));
        });
        old.Replace(() =>
        {
            old.Site.Dispose();
            last();
        });
    }
}
