using Xnat.Typed.Server.Tests.Persistence;

namespace Xnat.Typed.Server.Tests.Storage;

/// <summary>Bytes that were refused, unpacked, deleted or replaced leave the disk with the answer, not when the collector comes.</summary>
public sealed class DiskTests : IDisposable
{
    private const int Megabyte = 1 << 20;
    private const string Files = "/data/projects/P1/subjects/S1/experiments/E1/resources/R/files";

    private readonly KeptServer kept = new();

    public void Dispose() => kept.Dispose();

    [Fact]
    public async Task TwentyRefusedImportsOfThirtyMegabytesLeaveNothing()
    {
        await using var server = await StartAsync();
        var noise = Noise(30 * Megabyte);

        foreach (var _ in Enumerable.Range(0, 20))
            Assert.Equal(400, (await server.PostAsync(
                "/data/services/import?import-handler=DICOM-zip&project=P1&inbody=true",
                TestServer.Bytes(noise, "application/zip"))).Status);

        Assert.Equal(0, Disk());
    }

    [Fact]
    public async Task DeletedAndReplacedFilesLeaveTheDisk()
    {
        await using var server = await StartAsync();
        await server.PutAsync(Files + "/a.bin?inbody=true", Upload(3));
        await server.PutAsync(Files + "/b.bin?inbody=true", Upload(1));
        Assert.Equal(4, Disk());

        await server.PutAsync(Files + "/a.bin?inbody=true&overwrite=true", Upload(2));
        Assert.Equal(3, Disk());
        Assert.Equal(200, await server.DeleteAsync(Files + "/a.bin"));
        Assert.Equal(1, Disk());

        Assert.Equal(2 * 1, (await server.GetAsync(Files + "/b.bin")).Length / (Megabyte / 2));
        Assert.Equal(200, await server.DeleteAsync("/data/projects/P1/subjects/S1?removeFiles=true"));
        Assert.Equal(0, Disk());
    }

    [Fact]
    public async Task WhatIsSharedByTwoPlacesStaysUntilBothHaveLetGo()
    {
        await using var server = await StartAsync();
        await server.PutAsync("/data/user/cache/resources/up/files/a.bin?inbody=true", Upload(2));

        await server.PostAsync(
            "/data/services/move-files?src=/user/cache/resources/up/files/a.bin&dest=/archive" + Files["/data".Length..^"/files".Length]);
        await server.DeleteAsync("/data/user/cache/resources/up");

        Assert.Equal(2, Disk());
        Assert.Equal(2 * Megabyte, (await server.GetAsync(Files + "/a.bin")).Length);
    }

    /// <summary>What an earlier process has kept is deleted like everything else.</summary>
    [Fact]
    public async Task FilesOfAnEarlierProcessLeaveTheDisk()
    {
        await using (var first = await StartAsync())
        {
            await first.PutAsync(Files + "/a.bin?inbody=true", Upload(3));
            await first.PutAsync(Files + "/b.bin?inbody=true", Upload(1));
        }

        await using (var second = await kept.StartAsync())
        {
            Assert.Equal(200, await second.DeleteAsync(Files + "/a.bin"));
            Assert.Equal(1, Disk());
        }

        await using var third = await kept.StartAsync();
        Assert.Equal(Megabyte, (await third.GetAsync(Files + "/b.bin")).Length);
    }

    /// <summary>A download that is under way keeps what it shows; it is swept when that has ended.</summary>
    [Fact]
    public async Task DownloadUnderWayIsNotSweptUnderIt()
    {
        await using var server = await StartAsync();
        await server.PutAsync(Files + "/a.bin?inbody=true", Upload(40));

        using (var response = await server.Http.GetAsync(Files + "/a.bin", HttpCompletionOption.ResponseHeadersRead))
        {
            Assert.Equal(200, await server.DeleteAsync(Files + "/a.bin"));
            Assert.Equal(40 * Megabyte, (await response.Content.ReadAsByteArrayAsync()).Length);
        }

        await server.PutAsync("/data/projects/P2");
        Assert.Equal(0, Disk());
    }

    [Theory]
    [InlineData(nameof(XnatServerOptions.MaxUploadBytes))]
    [InlineData(nameof(XnatServerOptions.MaxExtractedBytes))]
    [InlineData(nameof(XnatServerOptions.MaxExtractedFiles))]
    public async Task MoreThanTheLimitIsRefusedAndLeavesNothing(string limit)
    {
        await using var server = await TestServer.StartAsync(Seed, new()
        {
            DataFolder = kept.Data,
            MaxUploadBytes = limit == nameof(XnatServerOptions.MaxUploadBytes) ? Megabyte : long.MaxValue,
            MaxExtractedBytes = limit == nameof(XnatServerOptions.MaxExtractedBytes) ? 3 * Megabyte : long.MaxValue,
            MaxExtractedFiles = limit == nameof(XnatServerOptions.MaxExtractedFiles) ? 1 : int.MaxValue,
        });
        // Zeros: two files of two megabytes each are packed into a few kilobytes.
        var zip = Archives.Zip(("a.bin", new byte[2 * Megabyte]), ("b.bin", new byte[2 * Megabyte]));

        var (status, text) = await server.PutAsync(Files + "/in.zip?inbody=true&extract=true", TestServer.Bytes(zip, "application/zip"));

        Assert.True(status == 413, $"{status}: {text}");
        Assert.Equal(0, Disk());
        Assert.Empty(await server.RowsAsync("/data/projects/P1/subjects/S1/experiments/E1/files"));
    }

    /// <summary>An archive of a few kilobytes filled the memory, as each of its files was small enough to stay there.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ManySmallFilesOfOneRequestDoNotFillTheMemory(bool isArchive)
    {
        await using var server = await StartAsync();
        const int count = 1_600;
        var file = new byte[60_000];
        var names = Enumerable.Range(0, count).Select(number => $"f{TestServer.Number(number)}.bin").ToArray();
        using var form = new MultipartFormDataContent();
        if (!isArchive)
            foreach (var name in names) form.Add(new ByteArrayContent(file), name, name);

        var (status, text) = isArchive
            ? await server.PutAsync(
                Files + "/in.zip?inbody=true&extract=true",
                TestServer.Bytes(Archives.Zip([.. names.Select(name => (name, file))]), "application/zip"))
            : await server.PutAsync(Files, form);

        Assert.True(status == 200, $"{status}: {text}");
        // 64 MiB of the 92 stay in memory.
        Assert.InRange(Disk(), 25, 29);
        Assert.Equal(count, (await server.RowsAsync(Files)).Count);
        Assert.Equal(file.Length, (await server.GetAsync($"{Files}/{names[^1]}")).Length);
    }

    /// <summary>A field that is no file is read as text, and had no bound.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task FieldsBesideAFileAreBounded(int fields)
    {
        await using var server = await StartAsync();
        using var form = new MultipartFormDataContent();
        for (var field = 0; field < fields; field++) form.Add(new ByteArrayContent(Noise(66 * Megabyte / fields)), $"field{field}");
        form.Add(new ByteArrayContent(Noise(Megabyte)), "file", "a.bin");

        Assert.Equal(413, (await server.PutAsync(Files, form)).Status);

        Assert.Equal(0, Disk());
    }

    private static void Seed(XnatSeed data) => data.Project("P1").Subject("S1").Experiment("E1");

    private static HttpContent Upload(int megabytes) => TestServer.Bytes(Noise(megabytes * Megabyte), "application/octet-stream");

    /// <summary>Letters, so that the bytes read as text are as many characters.</summary>
    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        for (var at = 0; at < length; at++) bytes[at] = (byte)('a' + (at % 26));
        return bytes;
    }

    private Task<TestServer> StartAsync() => kept.StartAsync(Seed);

    /// <summary>Megabytes of uploads and contents in the data folder.</summary>
    private long Disk() => Directory.EnumerateFiles(kept.Data, "*", SearchOption.AllDirectories)
        .Where(path => !Path.GetFileName(path).StartsWith("xnat-typed.db", StringComparison.Ordinal))
        .Sum(path => new FileInfo(path).Length) / Megabyte;
}
