namespace Xnat.Typed.Server.Tests.Items;

/// <summary>Settings behind the address of a project.</summary>
public class ProjectSettingTests
{
    [Theory]
    [InlineData("prearchive_code", "4")]
    [InlineData("prearchive_code", "0")]
    [InlineData("quarantine_code", "1")]
    [InlineData("current_arc", "arc002")]
    public async Task SettingIsReadAsItWasSet(string setting, string value)
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));

        Assert.Equal(200, (await server.PutAsync($"/data/projects/P1/{setting}/{value}")).Status);
        Assert.Equal(value, await server.GetAsync($"/data/projects/P1/{setting}"));
    }

    [Fact]
    public async Task MappingOfScanTypesCanOnlyBeSet()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));

        Assert.Equal(200, (await server.PutAsync("/data/projects/P1/scan_type_mapping/false")).Status);
        Assert.Equal(400, await server.StatusAsync("/data/projects/P1/scan_type_mapping"));
    }

    [Theory]
    [InlineData("/data/projects/P1/prearchive_code/7")]
    [InlineData("/data/projects/P1/nonsense/1")]
    [InlineData("/data/projects/P9/prearchive_code/4")]
    public async Task WhatIsUnknownIsABadRequest(string path)
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));

        Assert.Equal(400, (await server.PutAsync(path)).Status);
    }
}
