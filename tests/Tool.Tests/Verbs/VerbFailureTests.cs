using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Verbs;

/// <summary>What every verb does where something is wrong.</summary>
public sealed class VerbFailureTests : IAsyncLifetime
{
    private VerbStage stage = null!;

    public static TheoryData<string> Verbs => new(VerbTable.Rows.Select(static row => row.Words));

    /// <summary>An answer without a text writes nothing that could fail.</summary>
    public static TheoryData<string> WritingVerbs =>
        new(VerbTable.Rows.Where(static row => row.Shows.Length > 0).Select(static row => row.Words));

    public async Task InitializeAsync() => stage = await VerbStage.StartAsync();

    public Task DisposeAsync() => stage.DisposeAsync().AsTask();

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task MistakeIsSaidBeforeAnythingIsSent(string words)
    {
        var row = VerbTable.Of(words);

        var run = await stage.RunAsync(row with { Arguments = row.Mistake });

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.NotEmpty(run.Error);
        Assert.Empty(stage.Server.Requests);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task TwoFormatsAreAMistake(string words)
    {
        var row = VerbTable.Of(words);
        if (row.IsRaw) return;

        var run = await stage.RunAsync(row, "--json", "--quiet");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Empty(stage.Server.Requests);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task WithoutAServerItSaysHowToNameOne(string words)
    {
        var row = await PreparedAsync(words);

        var run = await ToolRun.OfAsync(stage.Words(row));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("No server is named;", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task ServerThatIsNotThereIsToBeTriedAgain(string words)
    {
        var row = await PreparedAsync(words);
        await stage.Server.DisposeAsync();

        var run = await stage.RunAsync(row);

        Assert.Equal((5, ""), (run.ExitCode, run.Output));
        Assert.Contains(stage.Server.Url.Authority, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task WrongPasswordFailsAndIsNotShown(string words)
    {
        var row = await PreparedAsync(words);

        var run = await ToolRun.OfAsync(
            ToolRun.Variables(("XNAT_USER", "admin"), ("XNAT_PASS", "wrong-9")),
            stage.WordsWithServer(row));

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("refused name and password", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-9", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task PipeThatIsClosedEndsItQuietly(string words)
    {
        var row = await PreparedAsync(words);
        using var output = new FailingWriter(FailingWriter.BrokenPipe);

        var (exitCode, error) = await VerbStage.RunAsync(stage.WordsWithServer(row), output);

        Assert.Equal((0, ""), (exitCode, error));
    }

    [Theory]
    [MemberData(nameof(WritingVerbs))]
    public async Task FullDiskBehindTheOutputIsSaid(string words)
    {
        var row = await PreparedAsync(words);
        using var output = new FailingWriter(FailingWriter.NoSpace);

        var (exitCode, error) = await VerbStage.RunAsync(stage.WordsWithServer(row), output);

        Assert.Equal((1, "There is no room left for the output; make some, and call it again.\n"), (exitCode, error));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task InterruptedItSaysSo(string words)
    {
        using var interrupt = new CancellationTokenSource();
        var isPrepared = false;
        await using var slow = await SpoiltServer.StartAsync(stage.Server.Url, async (context, body) =>
        {
            if (!isPrepared || context.Request.Path == "/data/auth") return body;
            await interrupt.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
            return body;
        });
        stage.Url = slow.Url;
        var row = await PreparedAsync(words);
        isPrepared = true;
        using var output = new StringWriter();

        var (exitCode, error) = await VerbStage.RunAsync(stage.WordsWithServer(row), output, interrupt.Token);

        Assert.Equal(130, exitCode);
        Assert.StartsWith("Stopped.", error, StringComparison.Ordinal);
    }

    private async Task<VerbRow> PreparedAsync(string words)
    {
        var row = VerbTable.Of(words);
        await row.Prepare(stage);
        return row;
    }
}
