using System.Text.Json;

namespace Xnat.Typed.Server.Tests.Site;

public sealed class SiteConfigTests
{
    private const string Config = "/xapi/siteConfig";

    [Fact]
    public async Task AdministratorSeesAllPropertiesAndOthersTheirs()
    {
        await using var server = await StartAsync();

        using var all = JsonDocument.Parse(await server.GetAsync(Config));
        server.SignInAs("jdoe");
        using var some = JsonDocument.Parse(await server.GetAsync(Config));

        Assert.Equal(
            ("XNAT", true, "15 minutes"),
            (all.RootElement.GetProperty("siteId").GetString(), all.RootElement.GetProperty("requireLogin")
                .GetBoolean(), all.RootElement.GetProperty("sessionTimeout")
                .GetString()));
        Assert.Equal("XNAT", some.RootElement.GetProperty("siteId").GetString());
        Assert.False(some.RootElement.TryGetProperty("archivePath", out _));
        Assert.Equal(403, await server.StatusAsync(Config + "/archivePath"));
        server.SignInAs("admin");
        await server.PostAsync(Config + "/labSecret", new StringContent("x"));
        server.SignInAs("jdoe");
        Assert.Equal(403, await server.StatusAsync(Config + "/labSecret"));
        Assert.DoesNotContain("labSecret", await server.GetAsync(Config), StringComparison.Ordinal);
        Assert.Equal("{}", await server.GetAsync(Config + "/values/labSecret"));
        server.SignInAs(null);
        Assert.Equal(401, await server.StatusAsync(Config));
    }

    [Theory]
    [InlineData("siteId", "XNAT", "text/plain")]
    [InlineData("sessionTimeout", "15 minutes", "text/plain")]
    [InlineData("requireLogin", "true", "application/json")]
    [InlineData("maxFailedLogins", "20", "application/json")]
    [InlineData("interactiveAgentIds", "[\".*MSIE.*\",\".*Mozilla.*\",\".*AppleWebKit.*\",\".*Opera.*\"]", "application/json")]
    public async Task TextsComeBareAndTheRestAsJson(string name, string text, string type)
    {
        await using var server = await StartAsync();

        using var response = await server.SendAsync(HttpMethod.Get, $"{Config}/{name}");

        Assert.Equal((text, type), (await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task SiteUrlIsTheAddressUntilAnotherIsSet()
    {
        await using var server = await StartAsync();

        Assert.Equal(server.Server.Url.GetLeftPart(UriPartial.Authority), await server.GetAsync(Config + "/siteUrl"));
        await server.PostAsync(Config + "/siteUrl", new StringContent("http://xnat.example.org"));
        Assert.Equal("http://xnat.example.org", await server.GetAsync(Config + "/siteUrl"));
    }

    [Theory]
    [InlineData("buildInfo", 200)]
    [InlineData("siteHome", 200)]
    [InlineData("siteId", 200)]
    [InlineData("siteLogoPath", 200)]
    [InlineData("siteUrl", 200)]
    [InlineData("requireLogin", 401)]
    [InlineData("uptime", 401)]
    [InlineData("values/siteId", 401)]
    public async Task AFewStandOpen(string name, int status)
    {
        await using var server = await StartAsync();
        server.SignInAs(null);

        Assert.Equal(status, await server.StatusAsync($"{Config}/{name}"));
    }

    [Fact]
    public async Task SeveralValuesComeAsAMap()
    {
        await using var server = await StartAsync();

        Assert.Equal("{\"siteId\":\"XNAT\",\"requireLogin\":true}", await server.GetAsync(Config + "/values/siteId,requireLogin,nothing"));
        Assert.Equal(404, await server.StatusAsync(Config + "/nothing"));
    }

    [Fact]
    public async Task AdministratorChangesProperties()
    {
        await using var server = await StartAsync();

        Assert.Equal(
            200,
            (await server.PostAsync(
                Config, new StringContent("{\"siteDescriptionText\":\"Ours\",\"maxFailedLogins\":\"3\",\"labWord\":[1,2]}"))).Status);
        Assert.Equal(200, (await server.PostAsync(Config + "/restrictUserListAccessToAdmins", new StringContent("false"))).Status);

        Assert.Equal(
            "{\"siteDescriptionText\":\"Ours\",\"maxFailedLogins\":3,\"labWord\":[1,2]}",
            await server.GetAsync(Config + "/values/siteDescriptionText,maxFailedLogins,labWord"));
        server.SignInAs("jdoe");
        Assert.Equal(200, await server.StatusAsync("/xapi/users"));
        Assert.Equal(403, (await server.PostAsync(Config, new StringContent("{}"))).Status);
    }

    [Theory]
    [InlineData("maxFailedLogins", "many")]
    [InlineData("requireLogin", "perhaps")]
    [InlineData("sessionTimeout", "soon")]
    [InlineData("interactiveAgentIds", "(")]
    public async Task ValuesOfAnotherTypeChangeNothing(string name, string value)
    {
        await using var server = await StartAsync();
        var before = await server.GetAsync(Config);

        Assert.Equal(400, (await server.PostAsync($"{Config}/{name}", new StringContent(value))).Status);
        Assert.Equal(
            400,
            (await server.PostAsync(
                Config, new StringContent($"{{\"siteDescriptionText\":\"x\",\"{name}\":{JsonSerializer.Serialize(value)}}}"))).Status);

        Assert.Equal(before, await server.GetAsync(Config));
    }

    [Fact]
    public async Task UptimeLeavesOutUnitsThatAreZero()
    {
        var clock = new ManualClock();
        await using var server = await StartAsync(new() { Clock = clock });
        clock.Advance(new TimeSpan(1, 0, 2, 3, 450));

        Assert.Equal("{\"days\":\"1\",\"minutes\":\"2\",\"seconds\":\"3.450\"}", await server.GetAsync(Config + "/uptime"));
        Assert.Equal("1 days, 2 minutes, 3.450 seconds", await server.GetAsync(Config + "/uptime/display"));
    }

    [Fact]
    public async Task BuildInfoIsOfTexts()
    {
        await using var server = await StartAsync(new() { Version = "1.9.2" });

        using var info = JsonDocument.Parse(await server.GetAsync(Config + "/buildInfo"));

        Assert.All(info.RootElement.EnumerateObject(), value => Assert.Equal(JsonValueKind.String, value.Value.ValueKind));
        Assert.Equal("1.9.2", await server.GetAsync(Config + "/buildInfo/version"));
        Assert.Equal(404, await server.StatusAsync(Config + "/buildInfo/nothing"));
        Assert.Contains("1.9.2", await server.GetAsync(Config + "/buildInfo/attributes"), StringComparison.Ordinal);
        Assert.Equal(405, (await server.PutAsync(Config + "/siteId")).Status);
    }

    private static Task<TestServer> StartAsync(XnatServerOptions? options = null) =>
        TestServer.StartAsync(data => data.User("jdoe", "jdoe"), options);
}
