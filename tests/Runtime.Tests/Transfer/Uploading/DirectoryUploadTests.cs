using System.Globalization;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Runtime.Tests.Transfer.Hostile;

namespace Xnat.Typed.Runtime.Tests.Transfer.Uploading;

/// <summary>After the upload of a folder the resource holds what the folder holds, each file once, or the report says which not.</summary>
public sealed class DirectoryUploadTests : IAsyncLifetime
{
    private const string Prefix = "/data/projects/brainimages/subjects/";

    private readonly TemporaryFolder folder = new();
    private TestSite site = null!;
    private SubjectData subject = null!;

    public async Task InitializeAsync()
    {
        site = await TestSite.StudyAsync();
        subject = await (await site.Client.Projects.GetAsync("brainimages")).Subjects.GetAsync("SUB1");
    }

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task EmptyHiddenNestedAndOddlyCalledFilesAreKept()
    {
        string[] names =
        [
            "empty", ".hidden", ".git/.x", "a/b/c/d.txt", "files/inner", "größe 大.txt", "a+b.txt", "100%.txt", "a%20b.txt",
            "x;y#z?.txt", "a&b=c.txt", "'quoted\".txt", "__MACOSX/._x", "upload.zip", "xnat-typed-batch.zip", "trailing.", " leading",
        ];
        foreach (var name in names) Write(name, name == "empty" ? "" : name);

        var report = await subject.Resources.UploadDirectoryAsync("NOTES", folder.Path);

        Assert.True(report.IsComplete, report.ToString());
        Assert.Equal(folder.Files(), report.Files.Select(static file => file.Path));
        Assert.All(report.Files, static file => Assert.Equal((UploadStatus.Sent, VerifiedBy.Digest), (file.Status, file.VerifiedBy)));
        await RequireEqualAsync("NOTES");
        Assert.Equal(1, report.Requests);
    }

    [Fact]
    public async Task ManySmallFilesTakeFewRequests()
    {
        WriteMany(2500);
        var before = site.Server.Requests.Count;

        var report = await subject.Resources.UploadDirectoryAsync("MANY", folder.Path);

        Assert.True(report.IsComplete, report.ToString());
        Assert.Equal(3, report.Requests);
        // The owner, the new resource, three batches and the catalog.
        Assert.InRange(site.Server.Requests.Count - before, 5, 6);
        await RequireEqualAsync("MANY");
    }

    [Fact]
    public async Task LargeFilesGoAloneAndThoseOfOddNamesPacked()
    {
        foreach (var name in (string[])["a.bin", "größe#.bin"]) await File.WriteAllBytesAsync(folder[name], new byte[9 * 1024 * 1024]);
        Write("small", "x");

        var report = await subject.Resources.UploadDirectoryAsync("LARGE", folder.Path);

        Assert.True(report.IsComplete, report.ToString());
        Assert.Equal(3, report.Requests);
        Assert.Single(site.Server.Requests, static request => request.Path.EndsWith("/files/a.bin", StringComparison.Ordinal));
        await RequireEqualAsync("LARGE");
    }

    [Theory]
    [InlineData(IfExists.Compare, "older", 0, 1)]
    [InlineData(IfExists.Skip, "older", 0, 0)]
    [InlineData(IfExists.Replace, "newer", 1, 0)]
    public async Task WhatIsThereIsTreatedAsAskedAndTheSameIsNeverSentAgain(IfExists ifExists, string kept, int sent, int failed)
    {
        Write("same", "same");
        Write("other", "older");
        await subject.Resources.UploadDirectoryAsync("NOTES", folder.Path);
        Write("other", "newer");
        var requests = Puts();

        var report = await subject.Resources.UploadDirectoryAsync("NOTES", folder.Path, new() { IfExists = ifExists });

        Assert.Equal((sent, failed), (report.Count(UploadStatus.Sent), report.Count(UploadStatus.Failed)));
        Assert.Equal(2 - sent - failed, report.Count(UploadStatus.Kept));
        Assert.Equal(sent, Puts() - requests);
        Assert.Equal(kept, await TextAsync("NOTES", "other"));
        Assert.Equal(failed == 0, report.IsComplete);
    }

    [Fact]
    public async Task OneThatIsThereRefusesAllWhereThatIsAsked()
    {
        Write("other", "older");
        await subject.Resources.UploadDirectoryAsync("NOTES", folder.Path);
        Write("new", "new");
        var requests = Puts();

        var error = await Assert.ThrowsAsync<XnatConflictException>(
            () => subject.Resources.UploadDirectoryAsync("NOTES", folder.Path, new() { IfExists = IfExists.Fail }));

        Assert.Equal(["other"], error.Candidates);
        Assert.Equal(requests, Puts());
    }

    [Theory]
    [InlineData("a\\b", "'\\'")]
    [InlineData("a\nb", "(LF)")]
    [InlineData("a\u202Eb", "U+202E")]
    [InlineData("a*", "'*'")]
    public async Task NameThatXnatCannotKeepIsRefusedWithItsCharacterBeforeAnythingIsSent(string name, string character)
    {
        Write("fine", "x");
        Write("sub/" + name, "x");
        var before = site.Server.Requests.Count;

        var error = await Assert.ThrowsAsync<ArgumentException>(() => subject.Resources.UploadDirectoryAsync("NOTES", folder.Path));

        Assert.Contains(character, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, site.Server.Requests.Count);
    }

    [Fact]
    public async Task LinksAndPipesFollowTheRule()
    {
        Write("sub/file", "content");
        File.CreateSymbolicLink(folder["to file"], folder["sub/file"]);
        Directory.CreateSymbolicLink(folder["to folder"], folder["sub"]);
        Directory.CreateSymbolicLink(folder["round"], folder.Path);
        File.CreateSymbolicLink(folder["to nothing"], folder["absent"]);
        SpecialFiles.MakePipe(folder["pipe"]);

        var report = await subject.Resources.UploadDirectoryAsync("NOTES", folder.Path);

        Assert.True(report.IsComplete, report.ToString());
        Assert.Equal(
            ["pipe LeftOut", "round LeftOut", "sub/file Sent", "to file Sent", "to folder LeftOut", "to nothing LeftOut"],
            report.Files.Select(static file => $"{file.Path} {file.Status}"));
        Assert.Equal("content", await TextAsync("NOTES", "to file"));
    }

    [Fact]
    public async Task RecordsOfADownloadAreNotSentAndNamed()
    {
        Write("x/a", "content");
        await subject.Resources.UploadDirectoryAsync("ONE", folder.Path);
        await subject.DownloadDirectoryAsync(folder["x"], new DirectoryOptions { OwnResources = true });
        Assert.True(File.Exists(folder["x/.xnat/manifest.jsonl"]));
        Write("x/.xnat/parts/0123", "half");

        var report = await subject.Resources.UploadDirectoryAsync("TWO", folder.Path);

        Assert.True(report.IsComplete, report.ToString());
        Assert.DoesNotContain(report.Files, static file => file.Path.StartsWith("x/.xnat/", StringComparison.Ordinal));
        var left = Assert.Single(report.Files, static file => file.Status == UploadStatus.LeftOut);
        Assert.Equal("x/.xnat", left.Path);
        Assert.Equal("It is the records of a download into this folder, and was not sent.", left.Error!.Message);
        Assert.Contains("1 left out", report.ToString(), StringComparison.Ordinal);
        var there = await (await subject.Resources.GetAsync("TWO")).Files.Select(static file => file.Path).ToListAsync();
        Assert.DoesNotContain(there, static path => path.Contains(".xnat", StringComparison.Ordinal));
        Assert.Equal(report.Count(UploadStatus.Sent), there.Count);
    }

    [Theory]
    [InlineData("manifest.jsonl", "{\"manifest\":1,\"server\":\"http://x/\",\"check\":\"00000000\"}\n")]
    [InlineData("run.json", "{}")]
    [InlineData("notes.txt", "mine")]
    public async Task FolderOfThatNameThatNoDownloadWroteIsSent(string name, string text)
    {
        Write(".xnat/" + name, text);

        var report = await subject.Resources.UploadDirectoryAsync("MINE", folder.Path);

        Assert.Equal([(".xnat/" + name, UploadStatus.Sent)], report.Files.Select(static file => (file.Path, file.Status)));
    }

    [Theory]
    [InlineData("status=503")]
    [InlineData("status=500")]
    [InlineData("cut=0")]
    [InlineData("expire")]
    public async Task FailureThatPassesLeavesNothingOutAndSendsNothingTwice(string fault)
    {
        WriteMany(30);
        site.Server.Faults.Add(fault, "/data", times: 1, after: 3);

        var report = await subject.Resources.UploadDirectoryAsync("MANY", folder.Path, new() { MaxBatchFiles = 5 });

        Assert.True(report.IsComplete, report.ToString());
        await RequireEqualAsync("MANY");
    }

    [Fact]
    public async Task ServerThatFailsAgainAndAgainIsLeftAlone()
    {
        WriteMany(100);
        site.Server.Faults.Add("status=503, retry-after=0s", Prefix, after: 6);

        var report = await subject.Resources.UploadDirectoryAsync("MANY", folder.Path, new() { MaxBatchFiles = 2 });

        Assert.False(report.IsComplete);
        Assert.IsType<XnatResponseException>(report.StoppedBy, exactMatch: false);
        Assert.InRange(report.Requests, 5, 12);
        Assert.All(report.Files, static file => Assert.NotEqual(UploadStatus.Sent, file.Status));
        Assert.Same(report.StoppedBy, Assert.Throws<XnatException>(report.RequireComplete).InnerException);

        site.Server.Faults.Clear();
        var second = await subject.Resources.UploadDirectoryAsync("MANY", folder.Path, new() { MaxBatchFiles = 2 });

        Assert.True(second.IsComplete, second.ToString());
        Assert.InRange(second.Count(UploadStatus.Kept), 1, 99);
        await RequireEqualAsync("MANY");
    }

    [Fact]
    public async Task FileThatCannotBeReadIsSaidAndTheOthersAreSent()
    {
        WriteMany(10);
        var path = folder["f00003"];
        await using var holder = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var report = await subject.Resources.UploadDirectoryAsync("MANY", folder.Path);

        Assert.Equal(["f00003"], report.Missing.Select(static file => file.Path));
        Assert.Equal(9, report.Count(UploadStatus.Sent));
        Assert.Contains("cannot be read", report.Missing.Single().Error!.Message, StringComparison.Ordinal);
        Assert.Throws<XnatException>(report.RequireComplete);
    }

    [Fact]
    public async Task SessionThatEndsAgainAndAgainLosesNothing()
    {
        WriteMany(500);
        site.Server.Faults.Add("expire", Prefix, times: 1, after: 50);
        site.Server.Faults.Add("expire", Prefix, times: 1, after: 100);

        var report = await subject.Resources.UploadDirectoryAsync("MANY", folder.Path, new() { MaxBatchFiles = 3 });

        Assert.True(report.IsComplete, report.ToString());
        await RequireEqualAsync("MANY");
    }

    [Fact]
    public async Task ProgressEndsWithTheWhole()
    {
        WriteMany(20);
        var heard = new List<TransferProgress>();

        await subject.Resources.UploadDirectoryAsync("MANY", folder.Path, progress: new Hearing(heard));

        var total = folder.Files().Sum(name => new FileInfo(folder[name]).Length);
        Assert.Equal((total, total), (heard[^1].Bytes, heard[^1].Total));
    }

    [Fact]
    public async Task RemoteFolderStandsBeforeThePaths()
    {
        Write("a/b.txt", "x");

        var report = await subject.Resources.UploadDirectoryAsync("NOTES", folder.Path, new() { RemoteFolder = "run 1/" });

        Assert.Equal(["run 1/a/b.txt"], report.Files.Select(static file => file.Path));
        Assert.Equal("x", await TextAsync("NOTES", "run 1/a/b.txt"));
    }

    private int Puts() => site.Server.Requests.Count(static request =>
        request.Method == "PUT" && request.Path.Contains("/files/", StringComparison.Ordinal));

    private void WriteMany(int count)
    {
        foreach (var number in Enumerable.Range(0, count).Select(static index => index.ToString("D5", CultureInfo.InvariantCulture)))
            Write("f" + number, "content " + number);
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder[name])!);
        File.WriteAllText(folder[name], text);
    }

    private async Task<string> TextAsync(string resource, string path)
    {
        var file = await (await subject.Resources.GetAsync(resource)).Files.GetAsync(path);
        using var reader = new StreamReader(await file.OpenReadAsync());
        return await reader.ReadToEndAsync();
    }

    private async Task RequireEqualAsync(string resource)
    {
        var stored = await (await subject.Resources.GetAsync(resource)).Files.ToListAsync();
        Assert.Equal(
            folder.Files().Select(name => $"{name} {ArchiveStage.Digest(File.ReadAllBytes(folder[name]))}"),
            stored.Select(static file => $"{StoredFiles.PathOf(file)} {file.Digest}").Order(StringComparer.Ordinal));
    }

    private sealed class Hearing(List<TransferProgress> heard) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => heard.Add(value);
    }
}
