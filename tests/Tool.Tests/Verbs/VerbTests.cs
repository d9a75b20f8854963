using System.CommandLine;
using System.Text.Json;
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
        Leaves().Select(static leaf => leaf.Words).Where(static words => !VerbTable.IsElsewhere(words)).Order(),
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
                Assert.Equal(leaf.Command.Name, parsed.CommandResult.Command.Name);
            });
        });

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task PersonReadsIt(string words)
    {
        var row = await PreparedAsync(words);

        var run = await stage.RunAsync(row);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(row.Shows, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task ProgramReadsJson(string words)
    {
        var row = await PreparedAsync(words);
        if (row.IsRaw) return;

        var run = await stage.RunAsync(row, "--json");

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

        var run = await stage.RunAsync(row, "--quiet");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        if (row.Names is not null) Assert.Equal(row.Names, run.Lines);
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
