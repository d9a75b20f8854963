using System.IO.Compression;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Runtime.Tests.Transfer.Hostile;

namespace Xnat.Typed.Runtime.Tests.Transfer.Zip;

/// <summary>Archives are read forward, in pieces of any size, whoever packed them and whatever their files hold.</summary>
public sealed class ZipReaderTests
{
    private static readonly byte[] Mark = [0x50, 0x4B, 7, 8];

    private static readonly Dictionary<string, byte[]> Contents = new(StringComparer.Ordinal)
    {
        ["nothing"] = [],
        ["one byte"] = [1],
        ["zeros"] = new byte[300_000],
        ["noise"] = Noise(300_000, seed: 1),
        ["mark at the beginning"] = [.. Mark, .. Noise(500, seed: 2)],
        ["mark at the end"] = [.. Noise(500, seed: 3), .. Mark],
        ["nothing but marks"] = [.. Enumerable.Repeat(Mark, 5000).SelectMany(static mark => mark)],
        ["numbers of its own length"] = [.. Enumerable.Range(0, 5000).SelectMany(static at => BitConverter.GetBytes(4 * (at - 1)))],
        ["descriptors of other files"] = Decoys(isSigned: true, isWide: false),
        ["descriptors without a mark of other files"] = Decoys(isSigned: false, isWide: false),
        ["wide descriptors of other files"] = Decoys(isSigned: true, isWide: true),
        ["an archive"] = new RawZip(new RawEntry("inner", Noise(1000, seed: 4)).WithDescriptor(), new RawEntry("b", [2])).Build(),
        ["the end of an archive"] = new RawZip().Build(),
    };

    private static readonly Dictionary<string, Func<RawEntry, RawEntry>> Packers = new(StringComparer.Ordinal)
    {
        ["lengths before"] = static entry => entry,
        ["lengths behind"] = static entry => entry.WithDescriptor(),
        ["lengths behind without a mark"] = static entry => entry.WithDescriptor(isSigned: false),
        ["lengths of 64 bits behind"] = static entry => entry.WithDescriptor(isWide: true),
        ["lengths of 64 bits behind without a mark"] = static entry => entry.WithDescriptor(isSigned: false, isWide: true),
        ["lengths before and behind"] = static entry =>
            entry.WithDescriptor() with { LocalCrc = null, LocalLength = null, LocalPackedLength = null },
        ["lengths before, behind only announced"] = static entry => entry with { Flags = 0x0808 },
    };

    public static TheoryData<string, string, bool> Matrix
    {
        get
        {
            var all = new TheoryData<string, string, bool>();
            foreach (var packer in Packers.Keys)
            {
                foreach (var content in Contents.Keys)
                {
                    // An empty file whose announced descriptor is missing says nowhere that it is empty.
                    if (packer == "lengths before, behind only announced" && content == "nothing") continue;
                    all.Add(packer, content, true);
                    all.Add(packer, content, false);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task EntryIsReadToItsEndAndNoFurther(string packer, string content, bool deflates)
    {
        // What stands behind it is found only where its end is.
        var bytes = Contents[content];
        var archive = new RawZip(
            Packers[packer](new("a", bytes) { Deflates = deflates }), Packers[packer](new("b", [1, 2, 3]) { Deflates = deflates })).Build();
        foreach (var piece in (int[])[1, 7, 4093, int.MaxValue])
        {
            if (piece == 1 && archive.Length > 20_000) continue;

            var read = await ReadAsync(new PiecewiseStream(archive, Math.Min(piece, archive.Length)));

            Assert.Equal(["a", "b"], read.Select(static entry => entry.Name));
            Assert.Equal(bytes, read[0].Content);
            Assert.Equal([1, 2, 3], read[1].Content);
        }
    }

    [Fact]
    public async Task ArchiveOfTheFrameworkIsRead()
    {
        using var target = new MemoryStream();
        var unseekable = new UnseekableStream(target);
        using (var zip = new ZipArchive(unseekable, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Contents)
            {
                var level = name.Length % 2 == 0 ? CompressionLevel.NoCompression : CompressionLevel.Optimal;
                await using var entry = zip.CreateEntry(name, level).Open();
                await entry.WriteAsync(content);
            }
        }

        var read = await ReadAsync(new PiecewiseStream(target.ToArray(), 5000));

        Assert.Equal(Contents.Keys, read.Select(static entry => entry.Name));
        Assert.All(read, static entry => Assert.Equal(Contents[entry.Name], entry.Content));
    }

    [Fact]
    public async Task DirectoryMayListInAnyOrder()
    {
        var entries = Enumerable.Range(0, 9).Select(static at => new RawEntry($"{at}", Noise(100 * at, at)).WithDescriptor()).ToArray();
        var archive = new RawZip(entries) { CentralOrder = static at => (at * 5) % 9 }.Build();

        var read = await ReadAsync(new MemoryStream(archive));

        Assert.Equal(entries.Select(static entry => entry.Content), read.Select(static entry => entry.Content));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task StoredBytesThatHoldAnEndOfTheirOwnAreRefusedByTheDirectory(bool isSigned)
    {
        // Everything that can be known while it arrives says that the file ends here: number, checksum, and a header behind.
        var beginning = Noise(400, seed: 5);
        var end = new RawEntry("x", beginning).WithDescriptor(isSigned).Behind;
        byte[] forged = [.. beginning, .. end, .. new RawZip(new RawEntry("c", [9])).Build()];
        var archive = new RawZip(new RawEntry("a", forged).WithDescriptor(), new RawEntry("b", [1])).Build();

        await Assert.ThrowsAsync<XnatContentException>(() => ReadAsync(new MemoryStream(archive)));
    }

    [Fact]
    public async Task TimeOfAnEntryIsReadToTheSecondWhereItIsThere()
    {
        var time = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
        byte[] extra = [0x55, 0x54, 5, 0, 1, .. BitConverter.GetBytes((int)time.ToUnixTimeSeconds())];
        var exact = new RawEntry("a", [1]) { LocalExtra = extra };
        // The fixed time of the helper: 1980-01-01.
        var archive = new RawZip(exact, new RawEntry("b", [1])).Build();

        var read = await ReadAsync(new MemoryStream(archive));

        Assert.Equal(time, read[0].Time);
        Assert.Equal(new DateTime(1980, 1, 1), read[1].Time?.LocalDateTime);
    }

    private static async Task<List<(string Name, byte[] Content, DateTimeOffset? Time)>> ReadAsync(Stream archive)
    {
        var refusal = new ZipRefusal("GET /x");
        using var input = new ZipInput(archive, refusal);
        var reader = new ZipReader(input, 1000, new(), refusal);
        var all = new List<(string, byte[], DateTimeOffset?)>();
        while (await reader.NextAsync(CancellationToken.None) is { } entry)
        {
            await using (entry)
            {
                using var content = new MemoryStream();
                await entry.CopyToAsync(content);
                all.Add((entry.Entry.Name, content.ToArray(), entry.Entry.Time));
            }
        }

        return all;
    }

    /// <summary>Descriptors that give the number of bytes before them, and another checksum; a header behind each.</summary>
    private static byte[] Decoys(bool isSigned, bool isWide)
    {
        var bytes = new List<byte>(Noise(100, seed: 6));
        for (var count = 0; count < 50; count++)
        {
            var size = (uint)bytes.Count;
            bytes.AddRange(new RawEntry("x", []).WithDescriptor(isSigned, crc: 7, packed: size, length: size, isWide).Behind);
            bytes.AddRange([0x50, 0x4B, 3, 4, .. Noise(count, count)]);
        }

        return [.. bytes];
    }

    private static byte[] Noise(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private sealed class UnseekableStream(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
