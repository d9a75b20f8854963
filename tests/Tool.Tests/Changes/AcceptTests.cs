using System.Globalization;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Changes;

/// <summary>What somebody lives with is written down by the command itself.</summary>
public sealed class AcceptTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public AcceptTests()
    {
        folder.Write("old/lab.xsd", SampleSchemas.Lab);
        folder.Write("new/lab.xsd", SampleSchemas.Lab.Replace("score", "points", StringComparison.Ordinal));
    }

    private string File => folder["old/accepted-changes.txt"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AllAreWrittenWithReasonAndDayAndDoNotCountAnyMore()
    {
        var run = await DiffAsync("--accept", "all", "--reason", "we read points now");

        Assert.Equal((0, $"{File}: 2 lines added.\n"), (run.ExitCode, run.Error));
        Assert.Contains("1 breaking, 1 new, 0 compatible changes, 2 of them accepted.\n", run.Output);
        Assert.All(await System.IO.File.ReadAllLinesAsync(File), static line =>
        {
            var parts = line.Split(' ', 3);
            Assert.True(DateOnly.TryParseExact(parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
            Assert.Equal((16, "we read points now"), (parts[0].Length, parts[2]));
        });
        Assert.Equal(0, (await DiffAsync()).ExitCode);
    }

    [Fact]
    public async Task OneIsWrittenBehindWhatIsThere()
    {
        folder.Write("old/accepted-changes.txt", "# Known.");
        var first = await DiffAsync();
        var fingerprint = first.Lines.Single(static line => line.StartsWith("breaking", StringComparison.Ordinal)).Split(' ')[^1];

        var run = await DiffAsync("--accept", fingerprint, "--reason", "one");

        Assert.Equal(0, run.ExitCode);
        var lines = await System.IO.File.ReadAllLinesAsync(File);
        Assert.Equal((2, "# Known."), (lines.Length, lines[0]));
        Assert.StartsWith($"{fingerprint} ", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--accept all", "--accept needs --reason: whoever reads the file later wants to know why.")]
    [InlineData("--accept 0123456789abcdef --reason why", "--accept 0123456789abcdef: no change has this fingerprint")]
    [InlineData("--reason why", "--reason is for --accept; say what is accepted.")]
    public async Task WhatCannotBeAcceptedIsAMistakeAndWritesNothing(string words, string message)
    {
        var run = await DiffAsync(words.Split(' '));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(File));
    }

    private Task<ToolRun> DiffAsync(params string[] words) => ToolRun.OfAsync(
        ["schema", "diff", folder["old"], folder["new"], "--fail-on", "breaking", .. words]);
}
