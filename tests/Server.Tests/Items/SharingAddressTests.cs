namespace Xnat.Typed.Server.Tests.Items;

/// <summary>Sharing and unsharing by each address that an object has.</summary>
public class SharingAddressTests
{
    [Theory]
    [InlineData("/data/projects/P1/subjects/S1", "/data/projects/P2/subjects", 200)]
    [InlineData("/data/projects/P1/experiments/E1", "/data/projects/P2/experiments", 200)]
    [InlineData("/data/projects/P1/subjects/S1/experiments/E1", "/data/projects/P2/experiments", 200)]
    [InlineData("/data/experiments/XNAT_E00001", "/data/projects/P2/experiments", 201)]
    public async Task SharedObjectIsListedUntilItIsUnshared(string address, string listing, int status)
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            data.Project("P1").Subject("S1").Experiment("E1");
            data.Project("P2");
        });

        var shared = await server.PutAsync(address + "/projects/P2?label=guest");
        var inside = Assert.Single(await server.RowsAsync(listing + "?format=json"));
        var owners = await server.RowsAsync(address + "/projects?format=json");
        var unshared = await server.DeleteAsync(address + "/projects/P2");

        Assert.Equal(status, shared.Status);
        Assert.Equal("guest", inside["label"]);
        Assert.Equal(["P1", "P2"], owners.Select(row => row["ID"]));
        Assert.Equal(200, unshared);
        Assert.Empty(await server.RowsAsync(listing + "?format=json"));
        Assert.Equal(200, await server.StatusAsync(address));
    }

    [Fact]
    public async Task DeletedThroughTheOtherProjectAnExperimentIsOnlyUnshared()
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            data.Project("P1").Subject("S1").Experiment("E1");
            data.Project("P2");
        });
        await server.PutAsync("/data/projects/P1/experiments/E1/projects/P2?label=guest");

        Assert.Equal(200, await server.DeleteAsync("/data/projects/P2/experiments/guest"));
        Assert.Equal(200, await server.StatusAsync("/data/projects/P1/experiments/E1"));
        Assert.Equal(200, await server.DeleteAsync("/data/projects/P1/experiments/E1?removeFiles=true"));
        Assert.Equal(404, await server.StatusAsync("/data/projects/P1/experiments/E1"));
    }

    [Fact]
    public async Task UnknownTargetIsSaidAndOwnProjectIsRefused()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1"));

        var unknown = await server.PutAsync("/data/projects/P1/subjects/S1/experiments/E1/projects/P9");
        var own = await server.PutAsync("/data/projects/P1/subjects/S1/experiments/E1/projects/P1");

        Assert.Equal((404, "Unable to identify project: P9"), (unknown.Status, TestServer.Heading(unknown.Text)));
        Assert.Equal(409, own.Status);
    }

    [Fact]
    public async Task ScanIsSharedAgainWhenItWasUnshared()
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            data.Project("P1").Subject("S1").Experiment("E1").Scan("1", "T1");
            data.Project("P2");
        });
        const string share = "/data/projects/P1/subjects/S1/experiments/E1/scans/1/projects/P2";

        Assert.Equal(200, (await server.PutAsync(share)).Status);
        Assert.Equal(409, (await server.PutAsync(share)).Status);
        Assert.Equal(200, await server.DeleteAsync(share));
        Assert.Equal(200, (await server.PutAsync(share)).Status);
    }
}
