using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Transfer.Policies;

public sealed class ConsoleTransferProgressTests : IDisposable
{
    private static readonly TransferProgress Quarter = new(5_000_000, 20_000_000) { Files = 3, TotalFiles = 12 };

    private readonly StringWriter text = new();

    public void Dispose() => text.Dispose();

    [Fact]
    public void OneLineIsWrittenAnewOnATerminal()
    {
        using (var progress = new ConsoleTransferProgress(text, width: 80))
        {
            progress.Report(new(0, null) { Phase = TransferPhase.Listing });
            progress.Report(Quarter with { BytesPerSecond = 2_500_000, TimeLeft = TimeSpan.FromSeconds(6) });
            progress.Report(new(20_000_000, 20_000_000) { Files = 12, TotalFiles = 12, Phase = TransferPhase.Ended });
        }

        var told = " 25 %  5.0 MB of 20.0 MB  3 of 12 files  2.5 MB/s  6 s left";
        var last = "ended  20.0 MB  12 files";
        Assert.Equal($"\rlisting\r{told}\r{last.PadRight(told.Length)}{Environment.NewLine}", text.ToString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void LineIsShorterThanTheTerminal(int width)
    {
        using var progress = new ConsoleTransferProgress(text, width);

        progress.Report(Quarter);

        Assert.Equal("\r" + " 25 %  5.0 MB of 20.0 MB"[..(width - 1)], text.ToString());
    }

    [Fact]
    public void LineOfAFailedTransferIsEnded()
    {
        var progress = new ConsoleTransferProgress(text, width: 80);
        progress.Report(new(0, null) { Phase = TransferPhase.Listing });

        progress.Dispose();
        progress.Report(new(1, 2));
        progress.Dispose();

        Assert.Equal("\rlisting" + Environment.NewLine, text.ToString());
    }

    [Fact]
    public void EachTenthIsALineWhereTheyStay()
    {
        using var progress = new ConsoleTransferProgress(text);

        for (var percent = 0; percent <= 100; percent++) progress.Report(new(percent * 1000L, 100_000));
        progress.Report(new(100_000, 100_000) { Phase = TransferPhase.Ended });

        var lines = Lines();
        Assert.Equal(12, lines.Length);
        Assert.Equal(("  0 %  0 B of 100 kB", " 10 %  10.0 kB of 100 kB"), (lines[0], lines[1]));
        Assert.Equal(("100 %  100 kB of 100 kB", "ended  100 kB"), (lines[^2], lines[^1]));
    }

    [Fact]
    public void TwiceTheBytesAreALineWhereTheWholeIsUnknown()
    {
        using var progress = new ConsoleTransferProgress(text);

        for (var megabytes = 0; megabytes <= 1000; megabytes++) progress.Report(new(megabytes * 1_000_000L, null));

        Assert.Equal(
            ["0 B", "1.0 MB", "2.0 MB", "4.0 MB", "8.0 MB", "16.0 MB", "32.0 MB", "64.0 MB", "128 MB", "256 MB", "512 MB"], Lines());
    }

    [Theory]
    [InlineData(59, "59 s left")]
    [InlineData(61, "1 min 01 s left")]
    [InlineData(90_060, "25 h 01 min left")]
    public void TimeLeftIsInTwoUnits(int seconds, string told)
    {
        using var progress = new ConsoleTransferProgress(text);

        progress.Report(new(1, 4) { TimeLeft = TimeSpan.FromSeconds(seconds) });

        Assert.EndsWith("  " + told, Assert.Single(Lines()), StringComparison.Ordinal);
    }

    [Fact]
    public void ConsoleThatIsGoneEndsNoTransfer()
    {
        var gone = new StringWriter();
        gone.Dispose();
        using var progress = new ConsoleTransferProgress(gone);

        progress.Report(new(0, 10));
        progress.Report(new(10, 10) { Phase = TransferPhase.Ended });

        Assert.Equal("", gone.ToString());
    }

    [Fact]
    public async Task DownloadTellsAmountsAndNoLabel()
    {
        await using var server = await XnatServer.StartAsync(data =>
            data.Project("P1").Subject("Meyer").Experiment("Meyer_MR1").Scan("1", "T1").File("DICOM", "Meyer.dcm", new byte[5000]));
        await using var xnat = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));
        var project = await xnat.Projects.GetAsync("P1");
        using var folder = new TemporaryFolder();
        using var progress = new ConsoleTransferProgress(text);

        await project.DownloadDirectoryAsync(folder.Path, new DirectoryOptions(), progress);

        Assert.Equal("ended  5.0 kB  1 file", Lines()[^1]);
        Assert.DoesNotContain("Meyer", text.ToString(), StringComparison.Ordinal);
    }

    private string[] Lines() => text.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
