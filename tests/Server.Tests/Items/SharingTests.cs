namespace Xnat.Typed.Server.Tests.Items;

public sealed class SharingTests
{
    [Fact]
    public async Task SharedSubjectIsListedWithItsLabelThereAndItsOwner()
    {
        await using var server = await Start();

        Assert.Equal((200, ""), await server.PutAsync("/data/projects/P1/subjects/S1/projects/P2?label=shared"));

        var row = Assert.Single(await server.RowsAsync("/data/projects/P2/subjects"));
        Assert.Equal(("shared", "P1", "XNAT_S00001"), (row["label"], row["project"], row["ID"]));
        Assert.Equal(
            "XNAT_S00001",
            (await server.ItemAsync("/data/projects/P2/subjects/shared")).GetProperty("data_fields").GetProperty("ID").GetString());
        Assert.Equal(
            ["S1 P1", "shared P2"],
            (await server.RowsAsync("/data/subjects/XNAT_S00001/projects")).Select(share => share["label"] + " " + share["ID"]));
    }

    [Fact]
    public async Task SharedSessionTakesItsScansAndShowsTheListedProject()
    {
        await using var server = await Start();

        Assert.Equal((201, "XNAT_E00001"), await server.PutAsync("/data/experiments/XNAT_E00001/projects/P2"));

        var row = Assert.Single(await server.RowsAsync("/data/projects/P2/experiments"));
        Assert.Equal(("E1", "P2"), (row["label"], row["project"]));
        Assert.Empty(await server.RowsAsync("/data/projects/P2/subjects"));
        Assert.Contains(
            "xnat:imageScanData_share",
            (await server.ItemAsync("/data/experiments/XNAT_E00001/scans/1")).GetRawText(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondShareIsAConflict()
    {
        await using var server = await Start();
        await server.PutAsync("/data/projects/P1/subjects/S1/projects/P2");

        var again = await server.PutAsync("/data/projects/P1/subjects/S1/projects/P2");
        var unknown = await server.PutAsync("/data/projects/P1/subjects/S1/projects/P9");

        Assert.Equal((409, "Already assigned to project:P2"), (again.Status, TestServer.Heading(again.Text)));
        Assert.Equal((404, "Unable to identify project: P9"), (unknown.Status, TestServer.Heading(unknown.Text)));
    }

    [Fact]
    public async Task DeletingThroughTheOtherProjectOnlyUnshares()
    {
        await using var server = await Start();
        await server.PutAsync("/data/projects/P1/subjects/S1/projects/P2");

        Assert.Equal(200, await server.DeleteAsync("/data/projects/P2/subjects/S1"));

        Assert.Empty(await server.RowsAsync("/data/projects/P2/subjects"));
        Assert.Single(await server.RowsAsync("/data/projects/P1/subjects"));
    }

    [Fact]
    public async Task PrimaryShareMovesTheObject()
    {
        await using var server = await Start();

        Assert.Equal(200, (await server.PutAsync("/data/projects/P1/subjects/S1/experiments/E1/projects/P2?primary=true")).Status);

        Assert.Empty(await server.RowsAsync("/data/projects/P1/experiments"));
        Assert.Equal("P2", Assert.Single(await server.RowsAsync("/data/experiments"))["project"]);
    }

    private static Task<TestServer> Start() => TestServer.StartAsync(data =>
    {
        data.Project("P2");
        data.Project("P1").Subject("S1").Experiment("E1").Scan("1", "T1");
    });
}
