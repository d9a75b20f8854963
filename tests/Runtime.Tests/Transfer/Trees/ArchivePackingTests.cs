using System.Diagnostics;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Transfer.Trees;

public sealed class ArchivePackingTests
{
    private const long Length = 100_000_000;

    [Theory]
    [InlineData(null, "format=zip&compression=0")]
    [InlineData(false, "format=zip&compression=0")]
    [InlineData(true, "format=zip")]
    public async Task ArchiveIsAskedForAsItIsUnlessCompressedIsWanted(bool? compresses, string query)
    {
        await using var site = await TestSite.StartAsync(Fill);
        using var folder = new TemporaryFolder();
        var session = await (await site.Client.Projects.GetAsync("P1")).Experiments.GetAsync("E1");

        var report = await session.DownloadDirectoryAsync(folder.Path, new DirectoryOptions { CompressArchives = compresses });

        Assert.True(report.IsComplete, report.ToString());
        Assert.Equal(20, report.Count(FileOutcome.Fetched));
        Assert.Equal([query], site.Server.Requests.Select(static request => request.Query).Where(Packs));
        var files = folder.Files().Where(static file => file.EndsWith(".dcm", StringComparison.Ordinal)).ToArray();
        Assert.Equal(Enumerable.Range(0, 20).Select(Bytes), files.Select(file => File.ReadAllBytes(folder[file])));
    }

    [Fact]
    public void CompressedOnceTheWireIsSlowerThanTheServerCompresses()
    {
        var packing = new ArchivePacking(null, null);

        packing.Came(Length, SecondsAgo(1));
        var fast = packing.IsCompressed;
        packing.Came(1000, SecondsAgo(10));
        var small = packing.IsCompressed;
        packing.Came(Length, SecondsAgo(60));

        Assert.Equal((false, false, true), (fast, small, packing.IsCompressed));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WhatTheCallerWantsHoldsOnEveryWire(bool compresses)
    {
        var packing = new ArchivePacking(compresses, new(1000));

        packing.Came(Length, SecondsAgo(60));

        Assert.Equal(compresses, packing.IsCompressed);
    }

    [Theory]
    [InlineData(1_000_000, true)]
    [InlineData(100_000_000, false)]
    public void RateThatIsBoundedSaysHowFastTheWireIs(long bytes, bool isCompressed) =>
        Assert.Equal(isCompressed, new ArchivePacking(null, new(bytes)).IsCompressed);

    private static void Fill(XnatSeed data)
    {
        var scan = data.Project("P1").Subject("S1").Experiment("E1").Scan("1", "T1");
        for (var number = 0; number < 20; number++) scan.File("DICOM", $"{number:00}.dcm", Bytes(number), "DICOM");
    }

    private static byte[] Bytes(int number) => [.. Enumerable.Repeat((byte)number, 1000 + number)];

    private static bool Packs(string query) => query.Contains("format=zip", StringComparison.Ordinal);

    private static long SecondsAgo(int seconds) => Stopwatch.GetTimestamp() - (seconds * Stopwatch.Frequency);
}
