using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Xnat.Typed.Runtime.Tests.Setup;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Runtime.Tests.Transfer.Hostile;

namespace Xnat.Typed.Runtime.Tests.Transfer.Uploading;

/// <summary>An archive that is written while it is sent is one that every reader takes, of the length that was announced.</summary>
public sealed class PackedArchiveTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task OtherReadersFindEveryFileWithItsBytes()
    {
        (string Name, int Length)[] wanted =
        [
            ("empty", 0), (".hidden/.x", 1), ("größe/ß 大.dcm", 70_000), ("a+b%20c;d#e?.txt", 17), ("piece", 1024 * 1024),
            ("piece and one", (1024 * 1024) + 1), ("long", 3_300_000), (new string('n', 200) + "/" + new string('m', 200), 5),
        ];
        var files = wanted.Select(file => Local(file.Name, file.Length)).ToArray();

        var bytes = await PackAsync(files);

        await using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        Assert.Equal(wanted.Select(static file => file.Name), zip.Entries.Select(static entry => entry.FullName));
        foreach (var (entry, file) in zip.Entries.Zip(files))
        {
            using var content = new MemoryStream();
            await using (var stream = await entry.OpenAsync()) await stream.CopyToAsync(content);
            Assert.Equal(await File.ReadAllBytesAsync(file.Path), content.ToArray());
            Assert.Equal(file.Crc, entry.Crc32);
            Assert.Equal(ArchiveStage.Digest(content.ToArray()), file.Digest);
        }
    }

    [Theory]
    [InlineData(65_534)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    public async Task MoreFilesThanTheOldFormCountsAreFound(int count)
    {
        var one = Local("one", 1);
        var files = Enumerable.Range(0, count)
            .Select(index => new PackedFile(one.Path, index.ToString(CultureInfo.InvariantCulture), one.State));

        var bytes = await PackAsync([.. files]);

        await using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        Assert.Equal(count, zip.Entries.Count);
        Assert.Equal("0", zip.Entries[0].FullName);
    }

    /// <summary>Behind the first 4 GiB everything has the wide form. The file is sparse; reading it takes a while all the same.</summary>
    [PythonFact]
    public async Task FilesAndOffsetsBeyondFourGibibytesAreFoundByPython()
    {
        if (Environment.GetEnvironmentVariable("XNAT_TYPED_LARGE_FILES") is null) return;
        var path = folder["large"];
        await using (var file = File.Create(path)) file.SetLength((1L << 32) + 5);
        PackedFile[] files = [new(path, "large", FileState.Of(path)), Local("behind", 5)];
        var archive = new PackedArchive(files);
        await using (var target = File.Create(folder["a.zip"]))
        await using (var packing = archive.Open())
            await packing.CopyToAsync(target);

        Assert.Equal(archive.Length, new FileInfo(folder["a.zip"]).Length);
        const string reading = "import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(z.testzip(), len(z.read('behind')))";
        using var python = Process.Start(new ProcessStartInfo("python3", ["-c", reading, folder["a.zip"]])
        {
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("None 5", (await python.StandardOutput.ReadToEndAsync()).Trim());
    }

    [Theory]
    [InlineData("shorter")]
    [InlineData("longer")]
    [InlineData("other time")]
    [InlineData("gone")]
    public async Task FileThatIsNotAsItWasPlannedEndsTheReadingAndIsNamed(string how)
    {
        PackedFile[] files = [Local("a", 10), Local("b", 2_000_000), Local("c", 10)];
        var archive = new PackedArchive(files);
        var path = files[1].Path;
        if (how == "gone") File.Delete(path);
        else if (how == "other time") File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        else await File.WriteAllBytesAsync(path, new byte[how == "longer" ? 2_000_001 : 1_999_999]);

        await using var packing = archive.Open();
        await Assert.ThrowsAsync<XnatException>(() => packing.CopyToAsync(Stream.Null));

        Assert.Equal([null, files[1].Failure, null], files.Select(static file => file.Failure));
        Assert.NotNull(files[1].Failure);
    }

    [Fact]
    public async Task ReadingAgainGivesTheSame()
    {
        var archive = new PackedArchive([Local("a", 10), Local("b", 1_500_000)]);
        byte[][] readings = [await ReadAsync(archive), await ReadAsync(archive)];

        Assert.Equal(readings[0], readings[1]);
    }

    private static async Task<byte[]> PackAsync(PackedFile[] files)
    {
        var archive = new PackedArchive(files);
        var bytes = await ReadAsync(archive);
        Assert.Equal(archive.Length, bytes.Length);
        return bytes;
    }

    private static async Task<byte[]> ReadAsync(PackedArchive archive)
    {
        using var target = new MemoryStream();
        await using (var packing = archive.Open()) await packing.CopyToAsync(target, 12_345);
        return target.ToArray();
    }

    private PackedFile Local(string name, int length)
    {
        var path = folder[Guid.NewGuid().ToString("N")];
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        File.WriteAllBytes(path, bytes);
        return new(path, name, FileState.Of(path));
    }
}
