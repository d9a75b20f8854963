using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Fields;

public sealed class XnatVariablesTests
{
    [Fact]
    public async Task ValuesAreReadByTypeAndSavedByOneRequest()
    {
        await using var site = await StartAsync();
        var subject = await SubjectAsync(site);
        var variables = await subject.VariablesAsync();

        variables.Set("age", 42);
        variables.Set("weight", 61.5);
        variables.Set("diagnosis", "control");
        variables.Set("born", new DateOnly(1980, 2, 29));
        variables.Set("consent", true);
        var before = site.Server.Requests.Count(static request => request.Method == "PUT");
        await variables.SaveAsync();

        Assert.Equal(1, site.Server.Requests.Count(static request => request.Method == "PUT") - before);
        var read = await subject.VariablesAsync();
        Assert.Equal(
            (42, 61.5, "control", new DateOnly(1980, 2, 29), true),
            (read.Get<int>("age"), read.Get<double>("weight"), read["diagnosis"], read.Get<DateOnly>("born"), read.Get<bool>("consent")));
        read.Set("diagnosis", null);
        await read.SaveAsync();
        Assert.Null((await subject.VariablesAsync())["diagnosis"]);
    }

    [Theory]
    [InlineData("diagnosis", "Control")]
    [InlineData("diagnosis", "")]
    [InlineData("age", "4.5")]
    [InlineData("age", "old")]
    [InlineData("weight", "heavy")]
    [InlineData("consent", "perhaps")]
    [InlineData("born", "1980-02-30")]
    [InlineData("undeclared", "x")]
    [InlineData("age", "NULL")]
    [InlineData("a.b", "x")]
    public async Task WhatTheProjectDoesNotAllowIsRefusedBeforeSending(string name, string value)
    {
        await using var site = await StartAsync();
        var variables = await (await SubjectAsync(site)).VariablesAsync();

        var error = Assert.Throws<ArgumentException>(() => variables.Set(name, value));

        Assert.False(variables.HasChanges);
        if (value.Length > 1 && value != "NULL") Assert.DoesNotContain(value, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TextOfAnotherKindIsSaidWhereItIsRead()
    {
        await using var site = await StartAsync();
        var subject = await SubjectAsync(site);
        await subject.SetFieldAsync("age", "old");

        var variables = await subject.VariablesAsync();

        Assert.Equal("old", variables["age"]);
        var age = Assert.Throws<XnatContentException>(() => variables.Get<int>("age"));
        Assert.Equal(
            "A custom variable holds a text that is not a whole number. Read the text itself, and correct it on the server.", age.Message);
        Assert.Contains("is not true or false.", Assert.Throws<XnatContentException>(() => variables.Get<bool>("age")).Message);
        Assert.Contains("is not a date.", Assert.Throws<XnatContentException>(() => variables.Get<DateOnly>("age")).Message);
    }

    [Fact]
    public async Task DefinitionsAreReadAndWrittenWhole()
    {
        await using var site = await StartAsync();
        var project = await site.Client.Projects.GetAsync("P1");
        var known = Assert.Single(await project.VariableDefinitionsAsync<SubjectData>());
        Assert.Equal(["age", "weight", "diagnosis", "born", "consent"], known.Variables.Select(static variable => variable.Name));
        Assert.Equal(["control", "patient <1>"], known.Variables[2].PossibleValues);

        XnatVariableGroup[] changed =
        [
            known with { Variables = [known.Variables[2], new() { Name = "Größe & Gewicht", Kind = XnatVariableKind.Number }] },
            new()
            {
                Id = "visit", Description = "of each visit", IsProjectSpecific = true,
                Variables = [new() { Name = "room", PossibleValues = ["a & b", "ä"], IsRequired = true }],
            },
        ];
        await project.SetVariableDefinitionsAsync<SubjectData>(changed);

        Assert.Equal(changed, await project.VariableDefinitionsAsync<SubjectData>());
        await project.SetVariableDefinitionsAsync<SubjectData>([]);
        Assert.Empty(await project.VariableDefinitionsAsync<SubjectData>());
        Assert.Empty(await project.VariableDefinitionsAsync<MrSessionData>());
    }

    [Theory]
    [InlineData("a.b")]
    [InlineData("")]
    [InlineData("a&amp;b")]
    public async Task DefinitionThatCannotBeAddressedIsRefused(string name)
    {
        await using var site = await StartAsync();
        var project = await site.Client.Projects.GetAsync("P1");

        await Assert.ThrowsAsync<ArgumentException>("groups", () => project.SetVariableDefinitionsAsync<SubjectData>(
            [new() { Id = "default", Variables = [new() { Name = name }] }]));
        await Assert.ThrowsAsync<ArgumentException>("groups", () => project.SetVariableDefinitionsAsync<SubjectData>(
            [new() { Id = "default", Variables = [new() { Name = "twice" }, new() { Name = "twice" }] }]));
    }

    private static async Task<SubjectData> SubjectAsync(TestSite site) =>
        await (await site.Client.Projects.GetAsync("P1")).Subjects.GetAsync("S1");

    private static Task<TestSite> StartAsync() => TestSite.StartAsync(static seed => seed.Project("P1")
        .CustomVariable("xnat:subjectData", "age", "integer")
        .CustomVariable("xnat:subjectData", "weight", "float")
        .CustomVariable("xnat:subjectData", "diagnosis", "string", "control", "patient <1>")
        .CustomVariable("xnat:subjectData", "born", "date")
        .CustomVariable("xnat:subjectData", "consent", "boolean")
        .Subject("S1"));
}
