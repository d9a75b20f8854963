using System.CommandLine;
using System.Text.Json;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Commands;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Verbs;

/// <summary>What is true of every verb, by a table that no verb is left out of.</summary>
public sealed class VerbTests : IAsyncLifetime
{
    private VerbStage stage = null!;

    public static TheoryData<string> Verbs => new(VerbTable.Rows.Select(static row => row.Words));

    public async Task InitializeAsync() => stage = await VerbStage.StartAsync();

    public Task DisposeAsync() => stage.DisposeAsync().AsTask();

    [Fact]
    public void EveryVerbHasARowOrAReason() => Assert.Equal(
        Leaves().Select(static leaf => leaf.Words).Where(static words => !VerbTable.Elsewhere.ContainsKey(words.Split(' ')[0])).Order(),
        VerbTable.Rows.Select(static row => row.Words).Order());

    [Fact]
    public void EveryExampleOfTheHelpCanBeCalled() => Assert.All(
        Leaves().Where(static leaf => !leaf.Words.StartsWith("schema", StringComparison.Ordinal) && leaf.Words != "parity"),
        static leaf =>
        {
            var command = Assert.IsType<ExampleCommand>(leaf.Command);
            Assert.NotEmpty(command.Examples);
            Assert.All(command.Examples, example =>
            {
                Assert.StartsWith($"xnat-typed {leaf.Words}", example, StringComparison.Ordinal);
                var parsed = ToolCommand.Create(ToolRun.Variables()).Parse(example["xnat-typed ".Length..]);
                Assert.Empty(parsed.Errors);
                Assert.Same(leaf.Command.Name, parsed.CommandResult.Command.Name);
            });
        });

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task PersonReadsIt(string words)
    {
        var row = await PreparedAsync(words);

        var run = await stage.RunAsync(stage.Words(row));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(row.Shows, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task ProgramReadsJson(string words)
    {
        var row = await PreparedAsync(words);
        if (row.IsRaw) return;

        var run = await stage.RunAsync(stage.Words(row, "--json"));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        if (row.IsWork)
        {
            Assert.All(run.Lines, static line => Assert.NotEmpty(JsonDocument.Parse(line).RootElement.GetProperty("type").GetString()!));
            Assert.Equal("summary", JsonDocument.Parse(run.Lines[^1]).RootElement.GetProperty("type").GetString());
            return;
        }

        using var document = JsonDocument.Parse(run.Output);
        Assert.NotEmpty(document.RootElement.EnumerateArray());
        Assert.All(document.RootElement.EnumerateArray(), static item => Assert.NotEmpty(item.EnumerateObject()));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task PipeReadsIdentifiers(string words)
    {
        var row = await PreparedAsync(words);
        if (row.IsRaw) return;

        var run = await stage.RunAsync(stage.Words(row, "--quiet"));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        if (row.Names is not null) Assert.Equal(row.Names, run.Lines);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task MistakeIsSaidBeforeAnythingIsSent(string words)
    {
        var row = VerbTable.Of(words);

        var run = await stage.RunAsync([.. row.Words.Split(' '), .. row.Mistake]);

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

        var run = await stage.RunAsync(stage.Words(row, "--json", "--quiet"));

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

        var run = await stage.RunAsync(stage.Words(row));

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
            stage.Words(row, "--url", stage.Url));

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

        var (exitCode, error) = await VerbStage.RunAsync(stage.Words(row, "--url", stage.Url), output);

        Assert.Equal((0, ""), (exitCode, error));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task FullDiskBehindTheOutputIsSaid(string words)
    {
        var row = await PreparedAsync(words);
        using var output = new FailingWriter(FailingWriter.NoSpace);

        var (exitCode, error) = await VerbStage.RunAsync(stage.Words(row, "--url", stage.Url), output);

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

        var (exitCode, error) = await VerbStage.RunAsync(stage.Words(row, "--url", stage.Url), output, interrupt.Token);

        Assert.Equal(130, exitCode);
        Assert.StartsWith("Stopped.", error, StringComparison.Ordinal);
    }

    private async Task<VerbRow> PreparedAsync(string words)
    {
        var row = VerbTable.Of(words);
        await row.Prepare(stage);
        return row;
    }

    private static IEnumerable<(string Words, Command Command)> Leaves() => Below(ToolCommand.Create(ToolRun.Variables()), "");

    private static IEnumerable<(string Words, Command Command)> Below(Command command, string words) =>
        command.Subcommands.Count == 0
            ? [(words.Trim(), command)]
            : command.Subcommands.SelectMany(below => Below(below, $"{words} {below.Name}"));
}
