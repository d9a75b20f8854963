using System.Text.RegularExpressions;
using Xnat.Typed.Tests.Support.Snapshots;
using Xnat.Typed.Tool.Output;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Verbs;

/// <summary>What a person sees of each verb at a terminal of the usual width, captured.</summary>
public sealed partial class VerbScreensTests : IAsyncLifetime
{
    private const int Width = 80;

    private VerbStage stage = null!;

    public async Task InitializeAsync() => stage = await VerbStage.StartAsync();

    public Task DisposeAsync() => stage.DisposeAsync().AsTask();

    /// <summary>A verb without a screen, and a screen without a verb, fail the comparison.</summary>
    [Fact]
    public async Task EveryVerbLooksLikeThis()
    {
        var screens = new List<SnapshotTarget>();
        foreach (var row in VerbTable.Rows)
        {
            await stage.DisposeAsync();
            stage = await VerbStage.StartAsync();
            await row.Prepare(stage);

            var run = await TerminalRun.OfAsync(Width, stage.WordsWithServer(row));

            Assert.Equal((0, row.Words), (run.ExitCode, row.Words));
            if (!row.IsRaw) Assert.DoesNotContain(LinesOfTables(run.Screen), static line => CellWidth.Of(line.TrimEnd()) > Width);
            screens.Add(new(row.Words.Replace(' ', '-'), Scrubbed(run.Text), "txt"));
        }

        await Snapshot.Match(screens);
    }

    /// <summary>Sentences may be longer: a terminal breaks them where it likes, and no column is out of line by that.</summary>
    private static IEnumerable<string> LinesOfTables(string screen) =>
        screen.Split('\n').Where(static line => line.StartsWith("  ", StringComparison.Ordinal) || line.StartsWith('─'));

    private string Scrubbed(string screen)
    {
        var text = screen
            .Replace(stage.Folder.Path, "/home/me", StringComparison.Ordinal)
            .Replace(stage.Url.TrimEnd('/'), "http://xnat", StringComparison.Ordinal)
            .Replace(stage.Server.Url.Authority, "xnat", StringComparison.Ordinal);
        text = ServersClock().Replace(text, "Date: Sat, 29 Feb 2020 10:11:12 GMT");
        return Moment().Replace(Stamp().Replace(text, "20200229_101112131"), "2020-02-29 10:11:12");
    }

    [GeneratedRegex("Date: .* GMT", RegexOptions.CultureInvariant)]
    private static partial Regex ServersClock();

    [GeneratedRegex(@"\d{8}_\d{9}", RegexOptions.CultureInvariant)]
    private static partial Regex Stamp();

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(\.\d)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Moment();
}
