using System.Text.Json;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Verbs;

/// <summary><c>download --dry-run</c> counts what would come.</summary>
public sealed class DownloadPlanTests : IAsyncLifetime
{
    private VerbStage stage = null!;

    public async Task InitializeAsync() => stage = await VerbStage.StartAsync();

    public Task DisposeAsync() => stage.DisposeAsync().AsTask();

    [Fact]
    public async Task CatalogsAreCountedAndNothingIsFetchedOrWritten()
    {
        var lines = await PlanAsync("--experiment", "MR1");

        Assert.Equal($"3 files of 30 bytes are fetched into {stage.Folder["data"]}.", lines[0]);
        Assert.False(Directory.Exists(stage.Folder["data"]));
        Assert.DoesNotContain(stage.Server.Requests, static request => request.Path.Contains("/files/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--scan T1", "2 files of 20 bytes are")]
    [InlineData("--resource NIFTI", "1 file of 10 bytes is")]
    [InlineData("--match none.*", "No files are")]
    public async Task ChoicesCount(string words, string count) => Assert.StartsWith(
        $"{count} fetched into ", (await PlanAsync(["--experiment", "MR1", .. words.Split(' ')]))[0], StringComparison.Ordinal);

    [Fact]
    public async Task ProjectIsCountedWithWhatItHasItself() => Assert.StartsWith(
        "4 files of 40 bytes are fetched into ", (await PlanAsync())[0], StringComparison.Ordinal);

    [Fact]
    public async Task WhatIsThereAndWhatDiffersIsTold()
    {
        await stage.DownloadAsync();
        var files = Directory.GetFiles(stage.Folder["data"], "*.*", SearchOption.AllDirectories);
        File.Delete(files.Single(static file => file.EndsWith("1.dcm", StringComparison.Ordinal)));
        await File.AppendAllTextAsync(files.Single(static file => file.EndsWith("2.dcm", StringComparison.Ordinal)), "more");

        var lines = await PlanAsync("--experiment", "MR1");

        Assert.Equal(
            [
                $"1 file of 10 bytes is fetched into {stage.Folder["data"]}.",
                "1 file of 10 bytes is there already.",
                "1 file of 10 bytes is there with other bytes: what is there stays as it is; --if-exists replace overwrites it.",
            ],
            lines[..3]);
    }

    [Fact]
    public async Task ReplacingCountsWhatIsOverwritten()
    {
        await stage.DownloadAsync();
        var changed = Directory.GetFiles(stage.Folder["data"], "2.dcm", SearchOption.AllDirectories).Single();
        await File.AppendAllTextAsync(changed, "more");

        var lines = await PlanAsync("--experiment", "MR1", "--if-exists", "replace");

        Assert.Equal(
            [
                $"1 file of 10 bytes is fetched into {stage.Folder["data"]}.",
                "2 files of 20 bytes are there already.",
                "1 file of 10 bytes among them is there with other bytes.",
            ],
            lines[..3]);
    }

    [Fact]
    public async Task ZipIsCounted()
    {
        var run = await ToolRun.OfAsync(
            "download", "--project", "brainimages", "--experiment", "MR1", "--output", stage.Folder["MR1.zip"], "--dry-run",
            "--url", stage.Url);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal($"3 files of 30 bytes are fetched into {stage.Folder["MR1.zip"]}.", run.Lines[0]);
        Assert.False(File.Exists(stage.Folder["MR1.zip"]));
    }

    [Fact]
    public async Task ProgramReadsTheCounts()
    {
        var lines = await PlanAsync("--experiment", "MR1", "--json");

        var plan = JsonDocument.Parse(lines[0]).RootElement;
        Assert.Equal(
            ("plan", "fetch", 3, 30),
            (
                plan.GetProperty("type").GetString(), plan.GetProperty("action").GetString(), plan.GetProperty("files").GetInt32(),
                plan.GetProperty("bytes").GetInt32()));
    }

    [Fact]
    public async Task ScanThatIsNotThereIsAMistake()
    {
        var run = await ToolRun.OfAsync(
            "download", "--project", "brainimages", "--scan", "T9", "--output", stage.Folder["data"], "--dry-run", "--url", stage.Url);

        Assert.Equal((2, "No scan there has this ID or type; scans lists them.\n"), (run.ExitCode, run.Error));
    }

    private async Task<string[]> PlanAsync(params string[] words)
    {
        var run = await ToolRun.OfAsync(
            ["download", "--project", "brainimages", "--output", stage.Folder["data"], "--dry-run", .. words, "--url", stage.Url]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Lines;
    }
}
