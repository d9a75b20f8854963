using System.Diagnostics;
using System.Text;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Transfer.Trees;

/// <summary>What a download keeps in its folder for later runs, and for those beside it.</summary>
public sealed class TreeFolderTests
{
    private const string File1 = "MR1/scans/1-T1/resources/DICOM/files/a.dcm";

    [Fact]
    public async Task LineThatWasEditedByHandIsSaidAndNotBelieved()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        await DownloadAsync(site, folder);
        var manifest = folder[".xnat/manifest.jsonl"];
        await File.WriteAllTextAsync(
            manifest, (await File.ReadAllTextAsync(manifest)).Replace(File1, "../../" + File1, StringComparison.Ordinal));

        var report = await DownloadAsync(site, folder);

        Assert.Equal(("1 object, 3 files: 3 kept", 1), (report.ToString(), report.Notes.Count));
        Assert.Contains("manifest.jsonl", report.Notes[0], StringComparison.Ordinal);
        Assert.Empty((await DownloadAsync(site, folder)).Notes);
    }

    [Fact]
    public async Task ManifestCutAtAnyByteIsRepairedAndNothingIsFetchedAgain()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        await DownloadAsync(site, folder);
        var whole = await File.ReadAllBytesAsync(folder[".xnat/manifest.jsonl"]);
        var fetched = Fetches(site);

        for (var length = 0; length < whole.Length; length += 37)
        {
            await File.WriteAllBytesAsync(folder[".xnat/manifest.jsonl"], whole[..length]);
            Assert.Equal("1 object, 3 files: 3 kept", (await DownloadAsync(site, folder)).ToString());
        }

        Assert.Equal(fetched, Fetches(site));
        // Of the server, of the object that was asked for, of the session's name, and of three files.
        Assert.Equal(6, (await File.ReadAllLinesAsync(folder[".xnat/manifest.jsonl"])).Length);
    }

    [Fact]
    public async Task PartThatWasVerifiedAndNotedGetsItsNameAndOthersGo()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        await DownloadAsync(site, folder);
        var fetched = Fetches(site);
        var tree = new TreeFolder(folder.Path);
        Directory.CreateDirectory(tree.PartsPath);
        File.Move(folder[File1], tree.PartOf(File1));
        await File.WriteAllTextAsync(Path.Combine(tree.PartsPath, "half"), "half of a file");

        var report = await DownloadAsync(site, folder);

        Assert.Equal(("1 object, 3 files: 3 kept", fetched), (report.ToString(), Fetches(site)));
        Assert.Equal(5, folder.Files().Length);
    }

    /// <summary>After a kill between the note of a part and its name.</summary>
    [Theory]
    [InlineData(IfExists.Compare, "mine", FileOutcome.ChangedHere)]
    [InlineData(IfExists.Skip, "mine", FileOutcome.Kept)]
    [InlineData(IfExists.Replace, null, FileOutcome.Fetched)]
    public async Task NotedPartTakesNoPlaceIntoWhichSomebodyPutAFile(IfExists how, string? stays, FileOutcome outcome)
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        await DownloadAsync(site, folder);
        var bytes = await File.ReadAllBytesAsync(folder[File1]);
        var tree = new TreeFolder(folder.Path);
        Directory.CreateDirectory(tree.PartsPath);
        File.Move(folder[File1], tree.PartOf(File1));
        await File.WriteAllTextAsync(folder[File1], "mine");

        var report = await (await SessionAsync(site)).DownloadDirectoryAsync(folder.Path, new DirectoryOptions { IfExists = how });

        Assert.Equal(outcome, report.Files.Single(static file => file.Path == File1).Outcome);
        Assert.Equal(stays is null ? bytes : Encoding.UTF8.GetBytes(stays), await File.ReadAllBytesAsync(folder[File1]));
        Assert.Equal(5, folder.Files().Length);
    }

    /// <summary>After a kill between the note of a newer version and its name.</summary>
    [Fact]
    public async Task NotedPartTakesThePlaceOfTheFileThatWasNotedBefore()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        await DownloadAsync(site, folder);
        var fetched = Fetches(site);
        var tree = new TreeFolder(folder.Path);
        Directory.CreateDirectory(tree.PartsPath);
        File.Move(folder[File1], tree.PartOf(File1));
        await File.WriteAllTextAsync(folder[File1], "older");
        var older = new ManifestEntry(File1, "/data/older", "older", 5) { Written = File.GetLastWriteTimeUtc(folder[File1]) };
        var lines = await File.ReadAllLinesAsync(tree.ManifestPath);
        await File.WriteAllTextAsync(
            tree.ManifestPath,
            $"{lines[0]}\n{CheckedLine.Of(json => ManifestLine.Write(json, older))}{string.Join('\n', lines[1..])}\n");

        var report = await DownloadAsync(site, folder);

        Assert.Equal(("1 object, 3 files: 3 kept", fetched), (report.ToString(), Fetches(site)));
    }

    [Fact]
    public async Task SecondRunBesideIsRefusedAndDisturbsNothing()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        var session = await SessionAsync(site);
        var begun = new TaskCompletionSource();
        site.Server.Faults.Delay("/data/experiments", TimeSpan.FromSeconds(2));

        var first = session.DownloadDirectoryAsync(folder.Path, new DirectoryOptions(), new Listener(() => begun.TrySetResult()));
        await begun.Task;
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => session.DownloadDirectoryAsync(folder.Path, new DirectoryOptions()));

        Assert.Contains("is in use by a download of process", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("1 object, 3 files: 3 fetched", (await first).ToString());
        Assert.Equal(5, folder.Files().Length);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(-2, false)]
    [InlineData(-10, true)]
    [InlineData(10, true)]
    public async Task RunOnAnotherHostHoldsTheFolderWhileItGivesASignOfLife(int minutes, bool isTaken)
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder[".xnat"]);
        await File.WriteAllTextAsync(folder[".xnat/holder.json"], """{"host":"node-17","process":4711}""");
        File.SetLastWriteTimeUtc(folder[".xnat/holder.json"], DateTime.UtcNow.AddMinutes(minutes));

        if (isTaken)
        {
            Assert.True((await DownloadAsync(site, folder)).IsComplete);
            return;
        }

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => DownloadAsync(site, folder));
        Assert.Contains("process 4711 on host node-17", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TimeOfTheDiskIsThatOfItsFilesAndNothingIsLeftOfAsking()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["before"], "");
        var time = DiskTime.Of(folder.Path);
        await File.WriteAllTextAsync(folder["behind"], "");

        Assert.InRange(time, File.GetLastWriteTimeUtc(folder["before"]), File.GetLastWriteTimeUtc(folder["behind"]));
        Assert.Equal(["before", "behind"], folder.Files());
        Assert.InRange(DiskTime.Of(folder["none"]), time, DateTime.MaxValue);
    }

    [Fact]
    public async Task FolderOfAnotherServerIsRefused()
    {
        await using var site = await TestSite.StudyAsync();
        await using var other = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        await DownloadAsync(site, folder);

        await Assert.ThrowsAsync<InvalidOperationException>(() => DownloadAsync(other, folder));
    }

    [Fact]
    public async Task LinkInTheFolderIsNotWrittenThrough()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder();
        Directory.CreateSymbolicLink(folder["MR1"], elsewhere.Path);

        var report = await DownloadAsync(site, folder);

        Assert.Empty(elsewhere.Files());
        Assert.False(report.IsComplete);
    }

    [Fact]
    public async Task DigestsAreThoseThatMd5sumReads()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        await DownloadAsync(site, folder);
        if (!File.Exists("/usr/bin/md5sum")) return;

        using var md5sum = Process.Start(new ProcessStartInfo("/usr/bin/md5sum", ["-c", ".xnat/MD5SUMS"])
        {
            WorkingDirectory = folder.Path, RedirectStandardOutput = true,
        })!;
        var said = await md5sum.StandardOutput.ReadToEndAsync();
        await md5sum.WaitForExitAsync();

        Assert.Equal((0, 3), (md5sum.ExitCode, said.Split("OK").Length - 1));
    }

    [Fact]
    public async Task OddNamesAreEscapedAsMd5sumWritesThem()
    {
        if (!File.Exists("/usr/bin/md5sum")) return;
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["a\\b\nc"], "x");
        var md5 = Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData("x"u8));
        await File.WriteAllTextAsync(folder["sums"], string.Concat(Md5Sums.Of([new("a\\b\nc", "/data/x", "x", 1) { Md5 = md5 }])));

        var check = new ProcessStartInfo("/usr/bin/md5sum", ["-c", "--status", "sums"]) { WorkingDirectory = folder.Path };
        using var md5sum = Process.Start(check)!;
        await md5sum.WaitForExitAsync();

        Assert.Equal(0, md5sum.ExitCode);
    }

    [Fact]
    public async Task TenThousandFilesComeInOneArchiveAndOnce()
    {
        const int files = 10_000;
        await using var site = await TestSite.StartAsync(seed =>
        {
            var scan = seed.Project("P1").Subject("S1").Experiment("MR1").Scan("1", "T1");
            for (var at = 0; at < files; at++) scan.File("DICOM", $"{at / 100}/{at}.dcm", BitConverter.GetBytes(at), "DICOM");
        });
        using var folder = new TemporaryFolder();
        var project = await site.Client.Projects.GetAsync("P1");

        var first = await project.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());
        var fetches = Fetches(site);
        var second = await project.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

        Assert.Equal((files, 1, files, 1), (first.Count(FileOutcome.Fetched), fetches, second.Count(FileOutcome.Kept), Fetches(site)));
        for (var at = 0; at < files; at++)
        {
            var path = folder[$"P1/S1/MR1/scans/1-T1/resources/DICOM/files/{at / 100}/{at}.dcm"];
            Assert.Equal(at, BitConverter.ToInt32(await File.ReadAllBytesAsync(path)));
        }
    }

    [Fact]
    public async Task ArchiveThatBreaksHasBroughtWhatItBrought()
    {
        const int files = 40;
        await using var site = await TestSite.StartAsync(seed =>
        {
            var scan = seed.Project("P1").Subject("S1").Experiment("MR1").Scan("1", "T1");
            for (var at = 0; at < files; at++) scan.File("DICOM", $"{at}.dcm", Bytes(at), "DICOM");
        });
        using var folder = new TemporaryFolder();
        var project = await site.Client.Projects.GetAsync("P1");
        var session = (MrSessionData)await project.Experiments.GetAsync("MR1");
        var resource = (await session.GetFilesAsync().FirstAsync()).Uri;
        site.Server.Faults.CutAfter(resource[..(resource.LastIndexOf("/files/", StringComparison.Ordinal) + 6)], 200_000, times: 1);

        var report = await project.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

        Assert.Equal(files, report.Count(FileOutcome.Fetched));
        // The archive, and each file by itself of which not all had come.
        Assert.InRange(Fetches(site), 20, 24);
        for (var at = 0; at < files; at++)
            Assert.Equal(Bytes(at), await File.ReadAllBytesAsync(folder[$"P1/S1/MR1/scans/1-T1/resources/DICOM/files/{at}.dcm"]));
        Assert.Equal(files + 2, folder.Files().Length);
    }

    private static byte[] Bytes(int seed)
    {
        var bytes = new byte[10_000];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static async Task<DownloadReport> DownloadAsync(TestSite site, TemporaryFolder folder) =>
        await (await SessionAsync(site)).DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

    private static int Fetches(TestSite site) => site.Server.Requests.Count(
        request => request.Path.Contains("/files/", StringComparison.Ordinal)
            || request.Query.Contains("format=zip", StringComparison.Ordinal));

    private static async Task<MrSessionData> SessionAsync(TestSite site) =>
        (MrSessionData)await (await site.Client.Projects.GetAsync("brainimages")).Experiments.GetAsync("MR1");

    private sealed class Listener(Action heard) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => heard();
    }
}
