using System.Formats.Tar;
using System.IO.Compression;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Importing;

/// <summary>An archive of every kind is looked through before a byte of it is sent.</summary>
public sealed class ArchiveLookTests : IAsyncLifetime
{
    private static readonly ImportOptions Into = new() { Project = "P1" };

    private readonly TemporaryFolder folder = new();
    private TestSite site = null!;

    public static TheoryData<string, bool> Ways => new()
    {
        { "zip", true }, { "zip", false }, { "tar", true }, { "tar", false }, { "tgz", true }, { "tgz", false },
    };

    public async Task InitializeAsync() => site = await TestSite.StartAsync(static seed => seed.Project("P1"));

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task SeveralStudiesAreRefusedBeforeAnythingIsSent(string kind, bool isFile)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => ImportAsync(SmallStudy.Archive(kind, 2, 3), isFile));

        Assert.Contains("images of 2 studies", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, Imports());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task OneStudyBecomesASession(string kind, bool isFile)
    {
        var session = Assert.IsType<MrSessionData>(await ImportAsync(SmallStudy.Archive(kind, 1, 7), isFile));

        Assert.Equal((SmallStudy.Uid(0), 2), (session.Uid, session.Scans.ToBlockingEnumerable().Count()));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task ArchiveThatIsCutIsRefusedBeforeAnythingIsSent(string kind, bool isFile)
    {
        var whole = SmallStudy.Archive(kind, 1, 3);
        // A tar ends with two empty blocks, filled up: without these it is as whole as with them.
        var length = kind == "tar" ? 1200 : whole.Length - 30;

        var error = await Assert.ThrowsAsync<ArgumentException>(() => ImportAsync(whole[..length], isFile));

        Assert.Contains("cut or broken", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, Imports());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TarWithoutFilesIsRefusedBeforeAnythingIsSent(bool isPacked)
    {
        using var bytes = new MemoryStream();
        await using (var gzip = isPacked ? new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true) : null)
        await using (var tar = new TarWriter((Stream?)gzip ?? bytes, leaveOpen: true))
            await tar.WriteEntryAsync(new UstarTarEntry(TarEntryType.Directory, "a/"));

        var error = await Assert.ThrowsAsync<ArgumentException>(() => ImportAsync(bytes.ToArray(), isFile: true));

        Assert.Contains("without files", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, Imports());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task PrearchiveTakesAsManyStudiesAsThereAre(string kind, bool isFile)
    {
        var bytes = SmallStudy.Archive(kind, 3, 2);

        var sessions = isFile
            ? await site.Client.Services.ImportStudiesToPrearchiveAsync(Written(bytes), Into)
            : await site.Client.Services.ImportStudiesToPrearchiveAsync(new PiecewiseStream(bytes, 1000), Into);

        Assert.Equal(
            Enumerable.Range(0, 3).Select(SmallStudy.Uid),
            sessions.Select(static session => session.StudyInstanceUid).Order(StringComparer.Ordinal));
        foreach (var session in sessions) Assert.Equal(2, await session.FilesAsync().CountAsync());
    }

    private Task<ExperimentData> ImportAsync(byte[] bytes, bool isFile) => isFile
        ? site.Client.Services.ImportAsync(Written(bytes), Into)
        : site.Client.Services.ImportAsync(new MemoryStream(bytes), Into);

    private string Written(byte[] bytes)
    {
        File.WriteAllBytes(folder["archive"], bytes);
        return folder["archive"];
    }

    private int Imports() => site.Server.Requests.Count(static request => request.Path == "/data/services/import");
}
