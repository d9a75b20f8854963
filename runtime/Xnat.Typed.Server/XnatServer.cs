using System.Net;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Xnat.Typed.Server;

/// <summary>
/// A server with the REST interface of XNAT, in this process and in memory: to try things out and to test clients against.
/// </summary>
public sealed class XnatServer : IAsyncDisposable
{
    private readonly KestrelServer kestrel;
    private readonly Site site;
    private readonly XnatApplication application;

    private XnatServer(KestrelServer kestrel, Site site, XnatApplication application, XnatServerFaults faults)
    {
        this.kestrel = kestrel;
        this.site = site;
        this.application = application;
        Faults = faults;
        Containers = new XnatServerContainers(site.Store, site.Containers);
        Url = new Uri(kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>Address of the server, with the port that it found.</summary>
    public Uri Url { get; }

    /// <summary>Requests answered so far, in the order of their answers; of very many the last ones.</summary>
    public IReadOnlyList<RecordedRequest> Requests => application.Requests;

    /// <summary>Requests that no route knew. A test should end with none.</summary>
    public IReadOnlyList<RecordedRequest> UnknownRequests => [.. application.Requests.Where(request => request.Route is null)];

    /// <summary>Things that can be made to go wrong.</summary>
    public XnatServerFaults Faults { get; }

    /// <summary>Containers that were launched, which do not run.</summary>
    public XnatServerContainers Containers { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="options">Its set-up.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<XnatServer> StartAsync(XnatServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new XnatServerOptions();
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
        var building = Task.Run(() => SiteBuilder.Build(options), cancellationToken);
        var listener = new KestrelServer(
            Options.Create(settings),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
        var starting = new StartingApplication();
        try
        {
            await listener.StartAsync(starting, cancellationToken).ConfigureAwait(false);
            var parts = await building.ConfigureAwait(false);
            var faults = new XnatServerFaults(parts.Sessions.CloseAll, parts.Prearchive.Stuck);
            var handler = new XnatApplication(parts, faults, options.AllowsFaultControl);
            starting.Open(handler);
            return new XnatServer(listener, parts, handler, faults);
        }
        catch
        {
            listener.Dispose();
            if (await WhatWasMadeAsync(building).ConfigureAwait(false) is { } parts) parts.Dispose();
            throw;
        }
    }

    /// <summary>Starts a server that holds data already: <c>data => data.Project("P1").Subject("S1")</c>.</summary>
    /// <param name="seed">Says what it holds.</param>
    /// <param name="cancellationToken">Ends the start.</param>
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
    public static async Task<XnatServer> StartAsync(
        XnatServerOptions options,
        Action<XnatSeed> seed,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(seed);
        var server = await StartAsync(options, cancellationToken).ConfigureAwait(false);
        if (server.site.Store.Counters.Event == 0) server.Seed(seed);
        return server;
    }

    /// <summary>Adds data beside the REST interface.</summary>
    /// <param name="seed">Says what to add.</param>
    public void Seed(Action<XnatSeed> seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        site.Store.Write(() =>
        {
            seed(new XnatSeed(site.Store, site.Users));
            return true;
        });
    }

    /// <summary>Stops listening and forgets everything that is not in a data folder.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await kestrel.StopAsync(patience.Token).ConfigureAwait(false);
        kestrel.Dispose();
        site.Dispose();
    }

    /// <summary>The parts that were made although the start has failed; what failed is reported already.</summary>
    private static async Task<Site?> WhatWasMadeAsync(Task<Site> building)
    {
        await ((Task)building).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return building.IsCompletedSuccessfully ? await building.ConfigureAwait(false) : null;
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
