using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Transfer.Hostile;

public sealed class MutatedArchiveTests
{
    private const int PerSeed = 500;

    private static readonly (string Path, byte[] Content)[] Contents =
    [
        ("a.dcm", [.. Enumerable.Range(0, 400).Select(static at => (byte)(at * at))]),
        ("sub/b.dcm", new byte[2000]),
        ("c.dcm", "short"u8.ToArray()),
    ];

    private static readonly byte[][] Valid =
    [
        new RawZip(
            [.. Contents.Select(static file => new RawEntry(HostileArchives.Root + file.Path, file.Content) { Deflates = true })]).Build(),
        new RawZip(
            [.. Contents.Select(static file => new RawEntry(HostileArchives.Root + file.Path, file.Content).WithDescriptor())]).Build(),
        Samples.Zip([.. Contents.Select(static file => (HostileArchives.Root + file.Path, file.Content))]),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task MutatedOneIsCompleteAndRightOrLeavesNothing(int seed)
    {
        var random = new Random(seed);
        object[] rows = [.. Contents.Select(file => ArchiveStage.Row(file.Path, file.Content, hasDigest: seed % 2 == 0))];
        await using var stage = await ArchiveStage.OpenAsync();
        var kept = 0;
        for (var round = 0; round < PerSeed; round++)
        {
            var archive = Mutate(random);
            var check = round % 3 == 0 ? CatalogCheck.Lenient : CatalogCheck.Strict;

            kept += await RunAsync(stage, rows, archive, check) ? 1 : 0;
        }

        // Some bytes mean nothing, such as times: not everything may be refused.
        Assert.InRange(kept, 1, PerSeed - 1);
    }

    private static async Task<bool> RunAsync(ArchiveStage stage, object[] rows, byte[] archive, CatalogCheck check)
    {
        try
        {
            await stage.ToFolderAsync(rows, archive, check);
        }
        catch (XnatException)
        {
            stage.RequireUntouched();
            return false;
        }

        var extracted = stage.Files.Where(static file => file != "target/older.txt").ToArray();
        Assert.Equal(Contents.Length, extracted.Length);
        foreach (var (path, content) in Contents)
            Assert.Contains(extracted, file => (check == CatalogCheck.Lenient || file.EndsWith("/" + path, StringComparison.Ordinal))
                && IsSame(stage, file, content));

        stage.Clear();
        return true;
    }

    private static bool IsSame(ArchiveStage stage, string file, byte[] content) =>
        File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(stage.Target)!, file)).AsSpan().SequenceEqual(content);

    private static byte[] Mutate(Random random)
    {
        var bytes = (byte[])Valid[random.Next(Valid.Length)].Clone();
        switch (random.Next(5))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                var other = Valid[random.Next(Valid.Length)];
                return [.. bytes[..random.Next(bytes.Length)], .. other[random.Next(other.Length)..]];
            case 2:
                var at = random.Next(bytes.Length);
                return [.. bytes[..at], .. bytes[random.Next(at)..]];
            default:
                // The tail holds the directory, where a byte does most.
                for (var count = random.Next(1, 4); count > 0; count--)
                {
                    var fromEnd = random.Next(random.Next(2) == 0 ? bytes.Length : Math.Min(bytes.Length, 500));
                    var place = bytes.Length - 1 - fromEnd;
                    bytes[place] = (byte)random.Next(256);
                }

                return bytes;
        }
    }
}
