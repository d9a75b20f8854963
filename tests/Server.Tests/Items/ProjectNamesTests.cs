using Xnat.Typed.Server.Editing;

namespace Xnat.Typed.Server.Tests.Items;

public sealed class ProjectNamesTests
{
    private static readonly ProjectNames Stored = new("P1", "Running", "Name", ["A1", "A2"]);

    [Theory]
    [InlineData("NAME", "other", "", true)]
    [InlineData("p1", "other", "", true)]
    [InlineData("other", "running", "", true)]
    [InlineData("other", "other", "p1", true)]
    [InlineData("other", "other", "x,a2", true)]
    [InlineData("Running", "Name", "", false)]
    [InlineData("A1", "A1", "", false)]
    [InlineData("other", "P1", "Name", false)]
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
}
