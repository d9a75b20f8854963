using System.Text;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Transfer;

public sealed class BrokenArchiveTests
{
    private const string Files = "GET /data/projects/P1/subjects/XNAT_S00001/experiments/XNAT_E00001/scans/ALL/files";

    [Fact]
    public async Task ArchiveCutAtAnyByteLeavesNothing()
    {
        var whole = Samples.Zip(("MR1/scans/1/a.dcm", [1, 2, 3]), ("MR1/scans/1/b.dcm", [4, 5, 6]));
        using var folder = new TemporaryFolder();
        for (var length = 0; length < whole.Length; length++)
        {
            var cut = whole[..length];

            await Assert.ThrowsAnyAsync<XnatException>(() => FetchAsync(cut, folder.Path, files: 2, bytes: 6));

            Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
        }
    }

    [Fact]
    public async Task ArchiveWithAChangedByteLeavesNothing()
    {
        var changed = Samples.Zip(("MR1/a.txt", Encoding.ASCII.GetBytes(new string('x', 5000))));
        changed[45] ^= 1;
        using var folder = new TemporaryFolder();

        var error = await Assert.ThrowsAsync<XnatContentException>(() => FetchAsync(changed, folder.Path, files: 1, bytes: 5000));

        Assert.StartsWith(
            "The archive from GET /data/projects/{project}/subjects/{subject}/experiments/{experiment}/scans/{scan}/files is cut or "
            + "broken; nothing was kept.",
            error.Message,
            StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task EntryThatLeadsOutIsRefusedAndNothingIsWritten()
    {
        using var folder = new TemporaryFolder();

        await Assert.ThrowsAsync<XnatContentException>(() => FetchAsync(
            Samples.Zip(("ok.dcm", [1]), ("../evil.dcm", [2])), folder.Path, files: 2, bytes: 2));

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task ArchiveWithFewerFilesThanTheCatalogIsRefused()
    {
        using var folder = new TemporaryFolder();

        var error = await Assert.ThrowsAsync<XnatContentException>(() => FetchAsync(
            Samples.Zip(("a.dcm", [1])), folder.Path, files: 2, bytes: 6));

        Assert.Contains(
            "holds 1 file of 1 byte, and the catalog lists 2 of 6; nothing was kept.", error.Message, StringComparison.Ordinal);
    }

    private static async Task FetchAsync(byte[] archive, string folder, int files, int bytes)
    {
        var rows = string.Join(
            ',', Enumerable.Range(0, files).Select(at => $$"""{"Name":"{{at}}","Size":"{{bytes / files}}","URI":"/data/x"}"""));
        using var server = new ScriptedServer().SignsIn()
            .On("GET /data/experiments/XNAT_E00001", Samples.SessionItem)
            .On("POST /data/services/import", Samples.SessionUri, "text/uri-list")
            .On("GET /data/projects/P1/subjects/SUB1/experiments/MR1", Samples.SessionItem)
            .On(Files, sent => sent.Query.Contains("zip", StringComparison.Ordinal)
                ? new() { Content = new StreamContent(new PiecewiseStream(archive, 7)) }
                : ScriptedServer.Text("{\"ResultSet\":{\"Result\":[" + rows + "]}}"));
        await using var client = await server.ConnectAsync();
        using var upload = new MemoryStream(Samples.Zip(("a", [1])));
        var session = (MrSessionData)await client.Services.ImportAsync(upload);

        await session.DownloadAsync(Path.Combine(folder, "all.zip"));
    }
}
