using System.Net;

namespace Xnat.Typed.Server.Tests.Items;

public sealed class ReasonTests
{
    [Theory]
    [InlineData("PUT", "/data/projects/P1/subjects/S2", 500)]
    [InlineData("PUT", "/data/archive/projects/P1/subjects/S1?gender=male", 500)]
    [InlineData("PUT", "/data/projects/P1/subjects/S1?event_reason=", 500)]
    [InlineData("PUT", "/REST/projects/P1?name=x", 500)]
    [InlineData("DELETE", "/data/projects/P1/subjects/S1", 403)]
    [InlineData("DELETE", "/data/projects/P1/resources/R", 403)]
    [InlineData("PUT", "/data/projects/P1/subjects/S2?event_reason=enrolled", 201)]
    [InlineData("DELETE", "/data/projects/P1/subjects/S1?event_reason=withdrawn", 200)]
    [InlineData("GET", "/data/projects/P1/subjects/S1", 200)]
    [InlineData("PUT", "/data/projects/P1/users/Owners/admin", 200)]
    public async Task ChangesOfTheArchiveNeedOne(string method, string path, int status)
    {
        await using var server =
            await TestServer.StartAsync(static seed => seed.Project("P1").Subject("S1"), new XnatServerOptions { RequireReason = true });

        using var response = await server.SendAsync(new(method), path);

        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == (int)response.StatusCode, $"{(int)response.StatusCode}: {text}");
        if (status == 403) Assert.Contains("<h3>Justification required.</h3>", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AdministratorsDecideWhetherTheSiteDemandsOne()
    {
        const string Property = "/xapi/siteConfig/requireChangeJustification";
        const string Shown = "/xapi/siteConfig/showChangeJustification";
        await using var server = await TestServer.StartAsync(static seed =>
        {
            var project = seed.Project("P1");
            project.Subject("S1");
            project.Subject("S2");
        });

        Assert.Equal("false", await server.GetAsync(Property));
        Assert.Equal(200, (await server.PostAsync(Property, new StringContent("true", null, "application/json"))).Status);
        Assert.Equal(200, await server.DeleteAsync("/data/projects/P1/subjects/S1"));
        Assert.Equal(200, (await server.PostAsync(Shown, new StringContent("true", null, "application/json"))).Status);
        Assert.Equal(403, await server.DeleteAsync("/data/projects/P1/subjects/S2"));
        Assert.Equal(200, await server.DeleteAsync("/data/projects/P1/subjects/S2?event_reason=withdrawn"));
    }

    [Fact]
    public async Task ReasonMayStandInTheForm()
    {
        await using var server =
            await TestServer.StartAsync(static seed => seed.Project("P1").Subject("S1"), new XnatServerOptions { RequireReason = true });

        using var form =
            new FormUrlEncodedContent([KeyValuePair.Create("event_reason", "corrected"), KeyValuePair.Create("gender", "male")]);
        using var response = await server.SendAsync(HttpMethod.Put, "/data/projects/P1/subjects/S1", form);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
