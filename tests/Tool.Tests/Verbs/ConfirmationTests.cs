using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Verbs;

/// <summary>What deletes or overwrites says so first, and asks.</summary>
public sealed class ConfirmationTests : IAsyncLifetime
{
    private VerbStage stage = null!;

    /// <summary>Calls that lose something, and part of the plan that they show.</summary>
    public static TheoryData<string, string> Losses { get; } = new()
    {
        { "prearchive delete", "is deleted." },
        { "unshare", "MR1 is unshared from other." },
        { "fields set", "hand: 'left' becomes 'both'" },
        { "rest delete", "DELETE /data/projects/brainimages/subjects/S2 on 127.0.0.1" },
        { "upload", "  a.txt" },
        { "download", "Files in the folder that differ from the server's are replaced." },
        { "prearchive archive", "under these labels are taken out." },
        { "import", "that is there already are taken out." },
        { "copy", "Files that are there with other bytes are replaced." },
    };

    public async Task InitializeAsync() => stage = await VerbStage.StartAsync();

    public Task DisposeAsync() => stage.DisposeAsync().AsTask();

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task WithoutATerminalNothingIsDone(string words, string plan)
    {
        var row = await LossAsync(words);
        var before = Changes();

        var run = await stage.RunAsync(row);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(plan, run.Error, StringComparison.Ordinal);
        Assert.EndsWith("Add --yes, or --dry-run to look.\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Changes());
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task DryRunSaysWhatWouldBeDone(string words, string plan)
    {
        var row = await LossAsync(words);
        var before = Changes();

        var run = await stage.RunAsync(row, "--dry-run");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(plan, run.Output, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was done: this was a dry run.\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, Changes());
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task NoMeansNo(string words, string plan)
    {
        var row = await LossAsync(words);
        var before = Changes();

        var run = await ToolRun.OfAsync(Answering("n"), stage.WordsWithServer(row));

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(plan, run.Error, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was done.\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Changes());
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task YesMeansYes(string words, string plan)
    {
        var row = await LossAsync(words);

        var run = await ToolRun.OfAsync(Answering("y"), stage.WordsWithServer(row));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(plan, run.Error, StringComparison.Ordinal);
    }

    /// <summary>Requests that may have changed something.</summary>
    private int Changes() => stage.Server.Requests.Count(static request =>
        request.Method is not ("GET" or "HEAD") && !request.Path.StartsWith("/data/JSESSION", StringComparison.Ordinal));

    private static ToolEnvironment Answering(string answer) =>
        ToolRun.Variables(("XNAT_USER", "admin"), ("XNAT_PASS", "admin")) with { Ask = (_, _, _) => Task.FromResult(answer) };

    /// <summary>The row of the table as a call that loses something, without the word that agrees to it.</summary>
    private async Task<VerbRow> LossAsync(string words)
    {
        var row = VerbTable.Of(words);
        await row.Prepare(stage);
        if (words == "upload") await stage.UploadAsync();
        if (words == "download") await stage.DownloadAsync();
        string[] more = words switch
        {
            "upload" or "download" => ["--if-exists", "replace"],
            "prearchive archive" or "import" => ["--overwrite", "delete"],
            "copy" => ["--replace-files"],
            _ => [],
        };
        return row with { Arguments = [.. row.Arguments.Where(static word => word != "--yes"), .. more] };
    }
}
