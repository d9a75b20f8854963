using System.Text;
using Xnat.Typed.Server.Tests.Persistence;

namespace Xnat.Typed.Server.Tests.Xapi;

/// <summary>Scripts, handlers, commands and launches lie in the data folder like everything else.</summary>
public sealed class RestartTests
{
    private static readonly string[] Shown =
    [
        "/xapi/anonymize/site", "/xapi/anonymize/site/enabled", "/xapi/anonymize/projects/P1", "/data/automation/triggers?format=json",
        "/data/automation/scripts/S", "/xapi/commands", "/xapi/containers", "/data/services/workflows?display=ALL",
    ];

    [Fact]
    public async Task WhatWasPutIsThereAfterARestart()
    {
        using var kept = new KeptServer();
        string before;
        await using (var server = await kept.StartAsync())
        {
            await server.PutAsync("/data/projects/P1");
            await server.PutAsync("/data/projects/P1/subjects/S1/experiments/E1?xsiType=xnat:mrSessionData");
            await server.PutAsync("/xapi/anonymize/site", new StringContent("- (0010,0030)"));
            await server.PutAsync("/xapi/anonymize/site/enabled?enable=false");
            await server.PutAsync("/xapi/anonymize/projects/P1", new StringContent("- (0010,0040)"));
            await server.PutAsync("/data/automation/scripts/S", Json("""{"content":"println 1"}"""));
            await server.PutAsync("/data/projects/P1/automation/handlers", Json("""{"event":"E","scriptId":"S","filters":{"a":["b"]}}"""));
            await server.PostAsync("/xapi/commands", Json("""{"name":"c","image":"i","xnat":[{"name":"w"}]}"""));
            await server.PostAsync("/xapi/projects/P1/wrappers/1/root/session/launch", Json("""{"session":"XNAT_E00001"}"""));
            server.Server.Containers.SetStatus(1, "Running");
            before = await ShowAsync(server);
        }

        await using var again = await kept.StartAsync();

        Assert.Contains("Running", before, StringComparison.Ordinal);
        Assert.Equal(before, await ShowAsync(again));
        Assert.Equal("XNAT_E00001", Assert.Single(again.Server.Containers.Launches).Parameters["session"]);
    }

    private static async Task<string> ShowAsync(TestServer server)
    {
        var shown = new StringBuilder();
        foreach (var path in Shown) shown.Append(path).Append('\n').Append(await server.GetAsync(path)).Append('\n');
        return shown.ToString();
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
