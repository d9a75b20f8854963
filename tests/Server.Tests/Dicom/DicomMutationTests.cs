using System.Buffers.Binary;
using System.IO.Compression;
using Xnat.Typed.Server.Dicom;

namespace Xnat.Typed.Server.Tests.Dicom;

/// <summary>Damaged files: a header or none, never an exception, and not much time or memory.</summary>
public sealed class DicomMutationTests
{
    [Theory]
    [InlineData(DicomBytes.ExplicitLittle, true, false)]
    [InlineData(DicomBytes.ImplicitLittle, false, false)]
    [InlineData(DicomBytes.ExplicitBig, true, true)]
    [InlineData(DicomBytes.Deflated, true, false)]
    public void DamagedFileOfAnySyntaxDoesNoHarm(string syntax, bool isExplicit, bool isBigEndian)
    {
        var inner = new DicomBytes(isExplicit, isBigEndian).Text(0x0008, 0x1150, "UI", "1.2.3").Sequence(
            0x0008, 0x1140, isUndefined: true, new DicomBytes(isExplicit, isBigEndian).Text(0x0008, 0x0104, "LO", "x"));
        var file = new DicomBytes(isExplicit, isBigEndian)
            .Text(
                0x0008,
                0x0005,
                "CS",
                "\\ISO 2022 IR 87").Text(
                    0x0008,
                    0x0060,
                    "CS",
                    "MR").Sequence(0x0008, 0x1140, isUndefined: false, inner).Sequence(0x0008, 0x1199, isUndefined: true, inner, inner)
            .Bytes(
                0x0010,
                0x0010,
                "PN",
                [
                    0x41, 0x3d, 0x1b, 0x24, 0x42, 0x3b, 0x33, 0x45, 0x44, 0x1b, 0x28, 0x42
                ]).UInt16(0x0028, 0x0010, 512).Bytes(0x7fe0, 0x0010, "OW", new byte[16])
            .File(syntax);

        Damage(file, seed: 1, count: 3000);
    }

    [SharedFact("dicom")]
    public void DamagedRealFilesDoNoHarm()
    {
        var seed = 0;
        foreach (var path in Directory.EnumerateFiles(SharedFiles.PathOf("dicom"), "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
            Damage(File.ReadAllBytes(path), seed++, count: 40);
    }

    [Fact]
    public void SmallFileThatUnpacksToAHugeHeaderIsReadInLittleMemory()
    {
        var bomb = Bomb(new DicomBytes().Bytes(0x0009, 0x1010, "UN", new byte[1024 * 1024]).DataSet(), 1100);
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        var header = DicomReader.Read(new MemoryStream(bomb));

        Assert.NotNull(header.Find(new DicomTag(0x0009, 0x1010)));
        var used = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Assert.True(used < 16_000_000, $"{used} bytes");
    }

    /// <summary>Empty elements and items cost memory too, the more the less they take in the file.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EmptyElementsWithoutEndAreReadInBoundedMemory(bool inSequence)
    {
        var element = new DicomBytes().Text(0x0009, 0x1010, "LO", "").DataSet();
        byte[] item = [0xfe, 0xff, 0, 0xe0, 0, 0, 0, 0];
        byte[] open = [9, 0, 0x11, 0x10, (byte)'S', (byte)'Q', 0, 0, 255, 255, 255, 255];
        var bomb = Bomb(inSequence ? item : element, 4_000_000, inSequence ? open : []);
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        DicomReader.Read(new MemoryStream(bomb));

        var used = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Assert.True(used < 400_000_000, $"{used} bytes");
    }

    [Fact]
    public void ReadingEndsWhereTheRoomForUnpackingDoes()
    {
        var bomb = Bomb(new DicomBytes().Bytes(0x0009, 0x1010, "UN", new byte[1024 * 1024]).DataSet(), 100);
        var room = new UnpackingRoom(10 * 1024 * 1024);

        Assert.NotEmpty(DicomReader.Read(new MemoryStream(bomb), room).Elements);
        Assert.True(room.IsExceeded);
    }

    private static byte[] Bomb(byte[] repeated, int count, byte[]? first = null)
    {
        var unpacked = new MemoryStream();
        using (var deflate = new DeflateStream(unpacked, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(first ?? []);
            for (var number = 0; number < count; number++) deflate.Write(repeated);
        }

        var file = new DicomBytes().File(DicomBytes.Deflated);
        return [.. file[..^DeflatedNothing()], .. unpacked.ToArray()];
    }

    private static int DeflatedNothing()
    {
        var buffer = new MemoryStream();
        new DeflateStream(buffer, CompressionMode.Compress, leaveOpen: true).Dispose();
        return (int)buffer.Length;
    }

    private static void Damage(byte[] whole, int seed, int count)
    {
        var random = new Random(seed);
        for (var number = 0; number < count; number++)
        {
            var damaged = Mutate(whole, random);
            var allocated = GC.GetAllocatedBytesForCurrentThread();

            var exception = Record.Exception(() => DicomReader.TryRead(new MemoryStream(damaged)) is { } header
                ? DicomDump.Rows(header, new HashSet<DicomTag>()).Count
                : 0);

            Assert.True(exception is null, $"seed {seed}, number {number}: {exception}");
            var used = GC.GetAllocatedBytesForCurrentThread() - allocated;
            Assert.True(used < 16_000_000 + (200L * damaged.Length), $"seed {seed}, number {number}: {used} bytes");
        }
    }

    /// <summary>Bytes overwritten, lengths blown up, pieces cut out or doubled, the end cut off.</summary>
    private static byte[] Mutate(byte[] whole, Random random)
    {
        var bytes = (byte[])whole.Clone();
        for (var number = random.Next(1, 6); number > 0; number--)
        {
            // Half of the damage hits the first part, where the structure is.
            var at = random.Next(random.Next(2) == 0 ? Math.Min(bytes.Length, 600) : bytes.Length);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2 when at + 4 <= bytes.Length:
                    BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), random.Next(2) == 0 ? uint.MaxValue : (uint)random.Next());
                    break;
                case 3 when bytes.Length > 200:
                    bytes = bytes[..random.Next(150, bytes.Length)];
                    break;
                case 4:
                    bytes = [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 40))..]];
                    break;
                default:
                    bytes = [.. bytes[..at], .. bytes[Math.Max(0, at - random.Next(1, 60))..]];
                    break;
            }

            if (bytes.Length == 0) return bytes;
        }

        return bytes;
    }
}
