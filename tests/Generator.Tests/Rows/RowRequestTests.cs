namespace Xnat.Typed.Generator.Tests.Rows;

/// <summary>Requests that a loop over a listing makes for each row.</summary>
public class RowRequestTests
{
    [Theory]
    [InlineData("{ await s.LoadAsync(); Use(s.Group); }", "LoadAsync", "list with these columns (WithColumns)")]
    [InlineData("Use(await s.FieldsAsync());", "FieldsAsync", "Schema.Fields.Then(…), WithColumns")]
    [InlineData("await s.SetFieldAsync(\"a\", 1).ConfigureAwait(false);", "SetFieldAsync", "ForEachAsync on the listing")]
    [InlineData("Use(await other.Subjects.FindAsync(s.Label!));", "FindAsync", "FindManyAsync looks all of them up")]
    [InlineData("Use(await s.Experiments.CountAsync());", "CountAsync", "ForEachAsync on the listing")]
    [InlineData("await foreach (var e in s.Experiments.OfType<MrSessionData>()) Use(e.Label);",
        "s.Experiments.OfType<MrSessionData>()", "a query (xnat.Query<MrScanData>())")]
    [InlineData("{ s.Group = \"a\"; await s.SaveAsync(); foreach (var i in later) { break; } }", "SaveAsync", "ForEachAsync")]
    public async Task RequestIsNamedWithWhatIsFaster(string body, string name, string advice)
    {
        var found = Assert.Single(await RunAsync(body));

        Assert.StartsWith("Info XNT0502 ", found, StringComparison.Ordinal);
        Assert.Contains($"'{name}' {name} is a request for each row of the listing, one after", found, StringComparison.Ordinal);
        Assert.Contains(advice, found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Use(s.Label);")]
    [InlineData("await Task.Delay(1);")]
    [InlineData("await Console.Out.WriteLineAsync(s.Label);")]
    [InlineData("Use(await other.Subjects.CountAsync());")]
    [InlineData("{ await s.LoadAsync(); if (s.Group == \"a\") break; }")]
    [InlineData("{ await s.LoadAsync(); if (s.Group == \"a\") return; }")]
    [InlineData("{ Func<Task> load = async () => await s.LoadAsync(); Use(load); }")]
    public async Task WhatAsksNothingOfEachRowIsNotReported(string body) => Assert.Empty(await RunAsync(body));

    [Fact]
    public async Task LoopsOverOtherThingsAreNotReported() => Assert.Empty(await RowRun.OfAsync(
        "foreach (var s in await project.Subjects.FindAllAsync(\"a\")) await s.LoadAsync();"));

    private static async Task<IEnumerable<string>> RunAsync(string body) =>
        (await RowRun.OfAsync($"var other = project; await foreach (var s in project.Subjects) {body}"))
            .Where(static found => found.Contains(" XNT0502 ", StringComparison.Ordinal));
}
