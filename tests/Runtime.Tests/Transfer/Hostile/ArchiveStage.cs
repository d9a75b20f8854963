using System.Security.Cryptography;
using System.Text.Json;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Transfer.Hostile;

/// <summary>A server with one session whose catalog and archive are given, and a target folder that is watched from outside.</summary>
internal sealed class ArchiveStage : IAsyncDisposable
{
    public const string Address = "experiments/XNAT_E00001/scans/ALL";

    private const string Route = "GET /data/" + Address + "/files";
    private const string Sentinel = "older.txt";

    private readonly TemporaryFolder outer = new();
    private readonly ScriptedServer server;
    private readonly XnatConnection connection;

    private ArchiveStage(ScriptedServer server, XnatConnection connection)
    {
        this.server = server;
        this.connection = connection;
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, Sentinel), "older");
    }

    public string Target => outer["target"];

    public string[] Files => outer.Files();

    public static async Task<ArchiveStage> OpenAsync(XnatLimits? limits = null)
    {
        var server = new ScriptedServer().SignsIn().On("GET /data/auth", "User 'reader' is logged in", "text/plain");
        return new(server, await server.OpenAsync(options: new() { Limits = limits ?? new() }));
    }

    /// <summary>A row of the catalog for a file of scan 1.</summary>
    public static object Row(string path, byte[] content, string scan = "1", bool hasDigest = true) => new
    {
        Name = path.Split('/')[^1],
        Size = content.Length.ToString(System.Globalization.CultureInfo.InvariantCulture),
        URI = $"/data/experiments/XNAT_E00001/scans/{scan}/resources/7/files/{path}",
        collection = "DICOM",
        cat_ID = "7",
        digest = hasDigest ? Digest(content) : "",
    };

#pragma warning disable CA5351 // The digest that XNAT keeps.
    public static string Digest(byte[] content) => Convert.ToHexStringLower(MD5.HashData(content));
#pragma warning restore CA5351

    public Task<DownloadResult> ToFolderAsync(
        object[] rows, byte[] archive, CatalogCheck check = CatalogCheck.Strict, string? encoding = null)
    {
        Script(rows, archive, encoding);
        return RunAsync(new() { Catalog = check });
    }

    public async Task<DownloadResult> ToFileAsync(object[] rows, byte[] archive, CatalogCheck check = CatalogCheck.Strict)
    {
        Script(rows, archive, encoding: null);
        return await ArchiveDownload.ToFileAsync(
            connection, Address, Path.Combine(Target, "all.zip"), null, new() { Catalog = check }, null, CancellationToken.None);
    }

    public async Task<ReceivedArchive> ReceiveAsync(
        object[] rows,
        byte[] archive,
        IEntryTarget target,
        CatalogCheck check = CatalogCheck.Strict,
        CancellationToken cancellationToken = default)
    {
        Script(rows, archive, encoding: null);
        var catalog = await ArchiveCatalog.ReadAsync(connection, Address, new() { Catalog = check }, CancellationToken.None);
        return await new StreamedArchive(connection, Address, catalog, new(null, null)).ReceiveAsync(target, cancellationToken);
    }

    /// <summary>The target, and what lies around it, is as it was before.</summary>
    public void RequireUntouched()
    {
        Assert.Equal([$"target/{Sentinel}"], Files);
        Assert.Equal("older", File.ReadAllText(Path.Combine(Target, Sentinel)));
        Assert.Equal([Target], Directory.GetDirectories(outer.Path));
        Assert.Empty(Directory.GetDirectories(Target));
    }

    public void Clear()
    {
        Directory.Delete(Target, recursive: true);
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, Sentinel), "older");
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        server.Dispose();
        outer.Dispose();
    }

    // As an archive of the prearchive comes: whole, or not at all.
    private async Task<DownloadResult> RunAsync(DownloadOptions options)
    {
        var catalog = await ArchiveCatalog.ReadAsync(connection, Address, options, CancellationToken.None);
        await using var staging = StagingFolder.Create(Target, Target);
        FreeSpace.Require(staging.Target, Target, catalog.Bytes ?? 0);
        var received = await new StreamedArchive(connection, Address, catalog, new(null, null)) { Restart = staging.Empty }
            .ReceiveAsync(new StagedEntries(staging.FilesPath), CancellationToken.None);
        staging.MoveInto();
        return received.ToResult(staging.Target, received.Bytes);
    }

    private void Script(object[] rows, byte[] archive, string? encoding)
    {
        var listing = JsonSerializer.Serialize(new { ResultSet = new { Result = rows } });
        server.On(Route, sent => sent.Query.Contains("zip", StringComparison.Ordinal)
            ? Archive(archive, encoding)
            : ScriptedServer.Text(listing));
    }

    private static HttpResponseMessage Archive(byte[] bytes, string? encoding)
    {
        var content = new StreamContent(new PiecewiseStream(bytes, 4096));
        content.Headers.ContentType = new("application/zip");
        if (encoding is not null) content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        return new() { Content = content };
    }
}
