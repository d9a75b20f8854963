using Xnat.Typed.Server.Editing;

namespace Xnat.Typed.Server.Tests.Items;

public sealed class ProjectNamesTests
{
    private static readonly ProjectNames Stored = new("P1", "Running", "Name", ["A1", "A2"]);

    /// <summary>ID, name, secondary ID and aliases of all projects are one set of names.</summary>
    [Theory]
    [InlineData("NAME", "other", "", true)]
    [InlineData("p1", "other", "", true)]
    [InlineData("other", "running", "", true)]
    [InlineData("other", "other", "p1", true)]
    [InlineData("other", "other", "x,a2", true)]
    [InlineData("Running", "Name", "", true)]
    [InlineData("A1", "other", "", true)]
    [InlineData("other", "a2", "", true)]
    [InlineData("other", "P1", "", true)]
    [InlineData("other", "other", "Name", true)]
    [InlineData("other", "other", "x", false)]
    [InlineData(null, null, "", false)]
    public void NewProjectIsMistakenForAStoredOne(string? name, string? secondary, string aliases, bool expected)
    {
        var names = new ProjectNames("P2", secondary, name, aliases.Split(',', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(expected, names.ClashWith(Stored));
    }

    [Fact]
    public void WhatIsMissingOnBothSidesIsNoClash() =>
        Assert.False(new ProjectNames("P2", null, null, []).ClashWith(new("P1", null, null, [])));

    [Theory]
    [InlineData("name=P1", 409)]
    [InlineData("secondary_ID=p1", 409)]
    [InlineData("alias=P1", 409)]
    [InlineData("name=A1", 409)]
    [InlineData("name=P2", 200)]
    [InlineData("description=P1", 200)]
    public async Task ChangeThatRepeatsANameOfAnotherProjectChangesNothing(string change, int status)
    {
        await using var server = await TestServer.StartAsync();
        await server.PutAsync("/data/projects/P1?alias=A1");
        await server.PutAsync("/data/projects/P2?description=before");

        var (answered, _) = await server.PutAsync("/data/projects/P2?" + change);

        Assert.Equal(status, answered);
        var fields = (await server.ItemAsync("/data/projects/P2")).GetProperty("data_fields");
        Assert.Equal(
            ("P2", change == "description=P1" ? "P1" : "before"),
            (fields.GetProperty("name").GetString(), fields.GetProperty("description").GetString()));
    }

    [Fact]
    public async Task IdOfANewProjectIsNoNameOfAnother()
    {
        await using var server = await TestServer.StartAsync();
        await server.PutAsync("/data/projects/P1?alias=A1&name=Title");

        Assert.Equal(409, (await server.PutAsync("/data/projects/title")).Status);
        Assert.Equal(200, (await server.PutAsync("/data/projects/P2")).Status);
    }

    /// <summary>Names that two projects have from former times do not hold up other changes.</summary>
    [Fact]
    public async Task NamesThatAProjectHadBeforeAreNoClash()
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            data.Project("P1").With("name", "Same");
            data.Project("P2").With("name", "Same");
        });

        Assert.Equal(200, (await server.PutAsync("/data/projects/P2?description=new")).Status);
    }
}
