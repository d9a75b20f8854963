using System.Net;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xnat.Typed.Server.Prearchive;
using Xnat.Typed.Server.Routing;

namespace Xnat.Typed.Server;

/// <summary>
/// A server with the REST interface of XNAT, in this process and in memory: to try things out and to test clients against.
/// </summary>
public sealed class XnatServer : IAsyncDisposable
{
    private readonly KestrelServer kestrel;
    private readonly ServedStates states;
    private readonly RequestLog log;

    private XnatServer(KestrelServer kestrel, ServedStates states, RequestLog log, XnatServerFaults faults)
    {
        this.kestrel = kestrel;
        this.states = states;
        this.log = log;
        Faults = faults;
        Containers = new XnatServerContainers(() => states.Site.Store, () => states.Site.Containers);
        Url = new Uri(kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>Address of the server, with the port that it found.</summary>
    public Uri Url { get; }

    /// <summary>Requests answered so far, in the order of their answers; of very many the last ones.</summary>
    public IReadOnlyList<RecordedRequest> Requests => log.All;

    /// <summary>Requests that no route knew. A test should end with none.</summary>
    public IReadOnlyList<RecordedRequest> UnknownRequests => [.. log.All.Where(request => request.Route is null)];

    /// <summary>Things that can be made to go wrong.</summary>
    public XnatServerFaults Faults { get; }

    /// <summary>Containers that were launched, which do not run.</summary>
    public XnatServerContainers Containers { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="options">Its set-up.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static Task<XnatServer> StartAsync(XnatServerOptions? options = null, CancellationToken cancellationToken = default) =>
        StartWithAsync(options ?? new XnatServerOptions(), null, cancellationToken);

    /// <summary>Starts a server that holds data already: <c>data => data.Project("P1").Subject("S1")</c>.</summary>
    /// <param name="seed">Says what it holds.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <example>
    /// <code><![CDATA[
    /// await using var server = await XnatServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1").Scan("1", "T1"));
    /// await using var xnat = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));
    /// ]]></code>
    /// </example>
    public static Task<XnatServer> StartAsync(
        Action<XnatSeed> seed,
        CancellationToken cancellationToken = default) => StartAsync(new XnatServerOptions(), seed, cancellationToken);

    /// <summary>Starts a server that holds data already.</summary>
    /// <param name="options">Its set-up.</param>
    /// <param name="seed">
    /// Says what it holds. With a <see cref="XnatServerOptions.DataFolder"/> that holds
    /// something already, that stays as it is and the seed is not used.
    /// </param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static Task<XnatServer> StartAsync(
        XnatServerOptions options,
        Action<XnatSeed> seed,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(seed);
        return StartWithAsync(options, seed, cancellationToken);
    }

    /// <summary>Writes everything that the server holds into one file, which appears complete or not at all.</summary>
    /// <param name="file">The file; one that is there is replaced.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <remarks>
    /// It is the state of one moment: accounts with their (salted) passwords, tokens, projects, items, files, the prearchive, history,
    /// settings, counters of IDs. Sessions, faults, recorded requests and users' caches are not part of it.
    /// </remarks>
    /// <exception cref="IOException">It cannot be written.</exception>
    public async Task ExportAsync(string file, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        var target = Path.GetFullPath(file);
        var partial = target + "." + Path.GetRandomFileName();
        try
        {
            var stream = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920, FileOptions.Asynchronous);
            await using (stream.ConfigureAwait(false))
            {
                await states.ExportAsync(stream, cancellationToken).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }

            File.Move(partial, target, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Takes an exported file in the place of everything that the server holds, wholly or not at all.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <remarks>
    /// All sessions end. A request that is at work meanwhile reads the old state to its end; if it changes something, it gets 503.
    /// Accounts of <see cref="XnatServerOptions.Users"/> that the file does not have come on top, as with a data folder.
    /// </remarks>
    /// <exception cref="InvalidDataException">
    /// The file is not ours, damaged, cut, or of a newer format; nothing has been changed.
    /// </exception>
    /// <exception cref="IOException">It cannot be read, or the disk has no room; nothing has been changed.</exception>
    public Task ImportAsync(string file, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        return states.ImportAsync(file, cancellationToken);
    }

    /// <summary>
    /// Goes back to what the server was when it started: accounts, seed and <see cref="XnatServerOptions.StateFile"/> included, and by
    /// the clock of the options. The seed is run again.
    /// </summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="InvalidOperationException">
    /// The data folder held something at the start, and no copy of it was kept: that happens with
    /// <see cref="XnatServerOptions.AllowsControl"/> only.
    /// </exception>
    public Task ResetAsync(CancellationToken cancellationToken = default) => states.ResetAsync(cancellationToken);

    /// <summary>Adds data beside the REST interface.</summary>
    /// <param name="seed">Says what to add.</param>
    public void Seed(Action<XnatSeed> seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        Seed(states.Site, seed);
    }

    /// <summary>Stops listening and forgets everything that is not in a data folder.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await kestrel.StopAsync(patience.Token).ConfigureAwait(false);
        kestrel.Dispose();
        states.Dispose();
    }

    private static async Task<XnatServer> StartWithAsync(
        XnatServerOptions options, Action<XnatSeed>? seed, CancellationToken cancellationToken)
    {
        // Zip archives write the heads of their entries synchronously, asynchronous or not.
        var settings = new KestrelServerOptions
        {
            AddServerHeader = false,
            AllowSynchronousIO = true,
            Limits = { MaxRequestBodySize = null }
        };
        settings.Listen(Address(options.Url));
        // Kestrel by itself, without a host: the server is up before a host would have
        // read its configuration. The parts are made meanwhile.
        var clock = new ServerClock(options.Clock);
        var stuck = new StuckSessions();
        var slow = new SlowSessions();
        var builder = new SiteBuilder(options, clock, stuck, slow);
        var served = new ServedStates(builder, clock, site => Seed(site, seed));
        var building = Task.Run(builder.Start, cancellationToken);
        // Waiting first would ask the kernel twice for each 4 KiB of an upload, to spare an idle connection as much memory.
        var transport = new SocketTransportOptions { WaitForDataBeforeAllocatingBuffer = false };
        var listener = new KestrelServer(
            Options.Create(settings),
            new SocketTransportFactory(Options.Create(transport), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
        var starting = new StartingApplication();
        try
        {
            await listener.StartAsync(starting, cancellationToken).ConfigureAwait(false);
            var record = new RequestLog(options.Answered);
            var faults = new XnatServerFaults(() => served.Site.Sessions.CloseAll(), stuck, slow);
            var striker = new FaultStriker(faults, clock, options.SiteId);
            var controls = options.AllowsControl
                ? new RouteControls(new FaultControl(faults), new StateControl(served), new RequestControl(record), new ClockControl(clock))
                : null;
            served.Begin(await building.ConfigureAwait(false), site => new(site, striker, controls, record, options.ShowsOverview));
            await FillAsync(served, options, seed, cancellationToken).ConfigureAwait(false);
            starting.Open(served);
            return new XnatServer(listener, served, record, faults);
        }
        catch
        {
            listener.Dispose();
            // What failed is reported already; what was made although the start has failed is let go.
            await ((Task)building).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            served.Dispose();
            throw;
        }
    }

    /// <summary>Puts in what a server starts with, unless its data folder holds something.</summary>
    private static async Task FillAsync(
        ServedStates served, XnatServerOptions options, Action<XnatSeed>? seed, CancellationToken cancellationToken)
    {
        if (served.Site.Store.Counters.Event > 0)
        {
            served.HasOlderStart = true;
            if (options.AllowsControl) await served.RememberAsync(cancellationToken).ConfigureAwait(false);
        }
        else if (options.StateFile is { } file)
        {
            await served.ImportAsync(file, cancellationToken).ConfigureAwait(false);
            await served.RememberAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            Seed(served.Site, seed);
        }
    }

    private static void Seed(Site site, Action<XnatSeed>? seed)
    {
        if (seed is null) return;
        site.Store.Write(() =>
        {
            seed(new XnatSeed(site.Store, site.Users));
            return true;
        });
    }

    private static IPEndPoint Address(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp)
            throw new ArgumentException($"'{url}' is not an http address such as http://127.0.0.1:8080.", nameof(url));
        if (uri.Host is "localhost") return new(IPAddress.Loopback, uri.Port);
        return IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address)
            ? new(address, uri.Port)
            : throw new ArgumentException($"'{url}' must name localhost or an IP address of this machine.", nameof(url));
    }
}
