using Xnat.Typed.Server;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Verbs;

/// <summary>Why something is changed, where the site wants to know.</summary>
public class RestReasonTests
{
    [Theory]
    [InlineData("put", "/data/projects/brainimages/subjects/S1?group=a")]
    [InlineData("delete", "/data/projects/brainimages/subjects/S1")]
    public async Task ReasonIsSentWithAChange(string verb, string path)
    {
        var options = new XnatServerOptions { RequireReason = true };
        await using var server = await XnatServer.StartAsync(options, static seed => seed.Project("brainimages").Subject("S1"));

        var without = await RunAsync(server, verb, path);
        var with = await RunAsync(server, verb, path, "--reason", "Wrong person & more");

        Assert.NotEqual(0, without.ExitCode);
        Assert.Equal((0, ""), (with.ExitCode, with.Error));
    }

    private static Task<ToolRun> RunAsync(XnatServer server, string verb, params string[] words)
    {
        string[] sure = verb == "delete" ? ["--yes"] : [];
        return ToolRun.OfAsync(["rest", verb, .. words, .. sure, "--url", server.Url.AbsoluteUri]);
    }
}
