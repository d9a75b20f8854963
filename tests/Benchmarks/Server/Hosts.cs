using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xnat.Typed.Server;

namespace Xnat.Typed.Benchmarks.Server;

/// <summary>What runs in the other process.</summary>
internal static class Hosts
{
    public const string Filled = "serve-filled";

    public const string Bytes = "serve-bytes";

    /// <summary>Our server with so many subjects, each with a session.</summary>
    public static async Task ServeFilledAsync(int subjects, string? folder)
    {
        var options = new XnatServerOptions { DataFolder = folder, AllowsControl = true };
        await using var server = await XnatServer.StartAsync(options, data => Fill(data, subjects));
        Answer(server.Url);
    }

    public static void Fill(XnatSeed data, int subjects)
    {
        var project = data.Project("P1");
        for (var number = 1; number <= subjects; number++)
        {
            var label = string.Create(CultureInfo.InvariantCulture, $"subject{number}");
            var session = project
                .Subject(label)
                .Demographics("gender", number % 2 == 0 ? "female" : "male")
                .Experiment(label + "_mr")
                .With("date", "2020-02-29")
                .With("scanner/model", "Example 3T")
                .Field("volume", "42");
            foreach (var scan in new[] { "1", "2", "3" })
                session.Scan(scan, "T1").With("series_description", "t1 sagittal").With("quality", "usable");
        }
    }

    /// <summary>The reference: bare Kestrel that answers bytes which it was given beforehand, one file for each path.</summary>
    public static async Task ServeBytesAsync(string folder)
    {
        using var kestrel = await StartBareAsync(Directory.EnumerateFiles(folder).ToFrozenDictionary(
            file => "/" + Path.GetFileName(file), File.ReadAllBytes, StringComparer.Ordinal));
        Answer(UrlOf(kestrel));
    }

    public static Uri UrlOf(KestrelServer kestrel) => new(kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<KestrelServer> StartBareAsync(FrozenDictionary<string, byte[]> answers)
    {
        var options = new KestrelServerOptions();
        options.Listen(IPAddress.Loopback, 0);
        var kestrel = new KestrelServer(
            Options.Create(options),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
        await kestrel.StartAsync(new Application(answers), CancellationToken.None);
        return kestrel;
    }

    /// <summary>Says where, and how much memory it takes when asked, until the parent is done.</summary>
    public static void Answer(Uri url)
    {
        Console.WriteLine("listening on " + url.GetLeftPart(UriPartial.Authority));
        while (Console.ReadLine() == "memory")
        {
            var heap = GC.GetTotalMemory(forceFullCollection: true);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.WorkingSet / 1048576.0} {heap / 1048576.0}"));
        }
    }

    private sealed class Application(FrozenDictionary<string, byte[]> answers) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public async Task ProcessRequestAsync(HttpContext context) =>
            await context.Response.Body.WriteAsync(answers[context.Request.Path.Value!]);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }
    }
}
