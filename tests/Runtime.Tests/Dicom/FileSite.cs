using Xnat.Typed.Model;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Dicom;

/// <summary>A server with one DICOM file in a scan.</summary>
internal sealed class FileSite : IAsyncDisposable
{
    private readonly XnatServer server;
    private readonly XnatClient client;

    private FileSite(XnatServer server, XnatClient client, MrScanData scan, XnatFile file) =>
        (this.server, this.client, Scan, File) = (server, client, scan, file);

    public MrScanData Scan { get; }

    public XnatFile File { get; }

    public static async Task<FileSite> StartAsync(byte[] bytes, WireCount? wire = null)
    {
        var server = await XnatServer.StartAsync(seed =>
            seed.Project("P").Subject("S").Experiment("E").Scan("1", "T1").File("DICOM", "a.dcm", bytes, "DICOM"));
        var options = new XnatClientOptions { PrimaryHandler = wire is null ? null : wire.Around };
        var client = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"), options);
        var session = (MrSessionData)await (await client.Projects.GetAsync("P")).Experiments.GetAsync("E");
        var scan = (MrScanData)await session.Scans.GetAsync("1");
        var file = await (await scan.Resources.GetAsync("DICOM")).Files.GetAsync("a.dcm");
        return new(server, client, scan, file);
    }

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        await server.DisposeAsync();
    }
}
