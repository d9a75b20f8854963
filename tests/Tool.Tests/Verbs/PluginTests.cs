using Xnat.Typed.Server;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Verbs;

/// <summary>Data types of a server's own, for which the command has no class.</summary>
public sealed class PluginTests : IAsyncLifetime
{
    private readonly TemporaryFolder schemas = new();
    private XnatServer server = null!;

    public async Task InitializeAsync()
    {
        schemas.Write("lab/lab.xsd", SampleSchemas.Lab);
        server = await XnatServer.StartAsync(new XnatServerOptions { SchemaFolders = [schemas.Path] }, static seed =>
        {
            var subject = seed.Project("P1").Subject("S1");
            subject.Experiment("V1", "lab:visitData").With("score", "7");
            subject.Experiment("V2", "lab:visitData").With("score", "12");
            subject.Experiment("MR1");
        });
    }

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        schemas.Dispose();
    }

    [Theory]
    [InlineData("experiments", "--project", "P1", "--type", "lab:visitData", "--columns", "label,score,xsiType", "--where", "score > 9")]
    [InlineData("experiments", "--project", "P1", "--columns", "label,lab:visitData/score,xsiType", "--where", "lab:visitData/score > 9")]
    [InlineData("search", "--type", "lab:visitData", "--columns", "label,score,xsiType", "--where", "score > 9 and subject.label = S1")]
    public async Task TheirFieldsAreColumnsAndConditions(params string[] words)
    {
        var run = await ToolRun.OfAsync([.. words, "--csv", "--url", server.Url.AbsoluteUri]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("V2,12,lab:visitData", Assert.Single(run.Lines.Skip(1)).TrimEnd());
    }

    [Fact]
    public async Task UsualColumnsAreThoseThatEveryExperimentHas()
    {
        var run = await ToolRun.OfAsync("search", "--type", "lab:visitData", "--quiet", "--url", server.Url.AbsoluteUri);

        Assert.Equal((0, "XNAT_E00001\nXNAT_E00002\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task CopyToAServerWithoutTheTypeIsPartlyDone()
    {
        await using var other = await XnatServer.StartAsync(new(), static seed => seed.Project("P1"));

        var run = await ToolRun.OfAsync(
            "copy", "--from", server.Url.AbsoluteUri, "--to", other.Url.AbsoluteUri, "--project", "P1");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("V1: No class of this program stands for lab:visitData", run.Error, StringComparison.Ordinal);
        Assert.Contains("\nV2: No class of this program stands for lab:visitData", run.Error, StringComparison.Ordinal);
        Assert.Contains(" objects, 2 failed; ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WordsOfTheServerAreShown()
    {
        var run = await ToolRun.OfAsync("search", "--type", "lab:nothing", "--url", server.Url.AbsoluteUri);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("\nThe server says: ", run.Error, StringComparison.Ordinal);
    }
}
