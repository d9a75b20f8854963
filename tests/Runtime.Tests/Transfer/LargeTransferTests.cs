using System.Globalization;
using System.IO.Compression;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Transfer;

/// <summary>
/// What 32 bits do not count, lengths and places, and 16 bits, numbers of entries: on the way to the server and back. Some minutes, and
/// 20 GB of disk.
/// </summary>
public sealed class LargeTransferTests : IAsyncLifetime
{
    private const long Large = (1L << 32) + 5;
    private const int Many = 65_600;

    private readonly TemporaryFolder folder = new();
    private XnatServer server = null!;
    private XnatClient client = null!;

    public async Task InitializeAsync()
    {
        server = await XnatServer.StartAsync(new XnatServerOptions { DataFolder = folder["server"] }, static seed => seed.Project("P"));
        client = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));
    }

    public async Task DisposeAsync()
    {
        await client.DisposeAsync();
        await server.DisposeAsync();
        folder.Dispose();
    }

    [LargeFilesFact]
    public async Task FileGoesUpAndComesBack()
    {
        WriteNoise(folder["large"]);
        var project = await client.Projects.GetAsync("P");

        var sent = await project.Resources.UploadAsync("LARGE", folder["large"], new() { RemotePath = "large.bin" });
        var file = await (await project.Resources.GetAsync("LARGE")).Files.GetAsync("large.bin");
        var result = await file.DownloadAsync(folder["back"]);

        Assert.Equal((Large, (long?)Large, Large), (sent.Bytes, file.Size, result.Bytes));
        Assert.Equal((VerifiedBy.Digest, VerifiedBy.Digest), (sent.VerifiedBy, result.VerifiedBy));
        Assert.Equal(
            await LocalDigest.OfAsync(folder["large"], CancellationToken.None),
            await LocalDigest.OfAsync(folder["back"], CancellationToken.None));
    }

    [LargeFilesFact]
    public async Task ArchiveOfMoreEntriesComesAsAFileAndAsATree()
    {
        Directory.CreateDirectory(folder["in"]);
        for (var number = 0; number < Many; number++)
        {
            var name = number.ToString("D5", CultureInfo.InvariantCulture);
            await File.WriteAllTextAsync(folder[$"in/{name}"], name);
        }

        WriteNoise(folder["in/00000-large"]);
        var project = await client.Projects.GetAsync("P");
        (await project.Resources.UploadDirectoryAsync("MANY", folder["in"], new() { MaxBatchFiles = 60_000 })).RequireComplete();
        Directory.Delete(folder["in"], recursive: true);
        var resource = await project.Resources.GetAsync("MANY");

        var zip = await resource.DownloadAsync(folder["all.zip"]);
        var tree = await resource.DownloadDirectoryAsync(
            folder["tree"], new DirectoryOptions { Layout = DirectoryLayout.Template("{file}") });

        Assert.Equal((Many + 1, VerifiedBy.Digest), (zip.Files, zip.VerifiedBy));
        Assert.True(zip.Bytes > Large);
        using (var archive = await ZipFile.OpenReadAsync(folder["all.zip"])) Assert.Equal(Many + 1, archive.Entries.Count);
        Assert.True(tree.IsComplete, tree.ToString());
        Assert.Equal((Many + 1, Large), (tree.Count(FileOutcome.Fetched), new FileInfo(folder["tree/00000-large"]).Length));
        Assert.Equal("65599", await File.ReadAllTextAsync(folder["tree/65599"]));
    }

    /// <summary>Bytes that no packing makes fewer.</summary>
    private static void WriteNoise(string path)
    {
        var (noise, piece) = (new Random(7), new byte[1024 * 1024]);
        using var file = File.Create(path);
        for (var left = Large; left > 0; left -= piece.Length)
        {
            noise.NextBytes(piece);
            file.Write(piece, 0, (int)Math.Min(left, piece.Length));
        }
    }
}
