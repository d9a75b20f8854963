using System.Globalization;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Listings;

public sealed class TableTests
{
    private static readonly XnatField<long?> Age = SubjectData.Schema.Demographics.Then(DemographicData.Schema.Age);

    [Fact]
    public async Task CsvQuotesWhatNeedsItAndNothingElse()
    {
        await using var site = await TestSite.StartAsync(static seed =>
        {
            seed.Project("P1").Subject("S1").With("group", "a, \"b\"\nc").Demographics("age", "41");
            seed.Project("P1").Subject("S2").With("group", "R&D");
            seed.Project("P1").Subject("S3").With("group", "ü 😀");
        });
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var subjects = (await site.Client.Projects.GetAsync("P1")).Subjects;
        var before = site.Server.Requests.Count;

        var count = await subjects.WriteCsvAsync(text, [SubjectData.Schema.Label, SubjectData.Schema.Group, Age]);

        Assert.Equal(3, count);
        Assert.Equal(1, site.Server.Requests.Count - before);
        Assert.Equal(
            "label,group,demographics[@xsi:type=xnat:demographicData]/age\r\n"
            + "S1,\"a, \"\"b\"\"\nc\",41\r\nS2,R&D,\r\nS3,ü 😀,\r\n", text.ToString());
    }

    [Fact]
    public async Task HeadersOfOnesOwnStandAboveTheColumns()
    {
        await using var site = await TestSite.StartAsync(static seed => seed.Project("P1").Subject("S1").Demographics("age", "41"));
        using var text = new StringWriter(CultureInfo.InvariantCulture);

        await site.Client.Subjects.WriteCsvAsync(text, [("subject, as labelled", SubjectData.Schema.Label), ("age", Age)]);

        Assert.Equal("\"subject, as labelled\",age\r\nS1,41\r\n", text.ToString());
    }

    [Fact]
    public async Task RecordsAreMadeOfRows()
    {
        await using var site = await TestSite.StartAsync(static seed => seed.Project("P1").Subject("S1").Demographics("age", "41"));

        var records = await site.Client.Subjects.Select([Age], static row => new Visit(row.Label!, row.Get(Age))).ToListAsync();

        Assert.Equal([new("S1", 41)], records);
    }

    [Fact]
    public async Task ColumnThatTheServerDropsIsSaid()
    {
        await using var site = await TestSite.StudyAsync();
        using var text = new StringWriter(CultureInfo.InvariantCulture);

        var error = await Assert.ThrowsAsync<XnatContentException>(
            () => site.Client.Subjects.WriteCsvAsync(text, [new XnatField<string>("lab:unknown", "thing")]));

        Assert.Equal(
            "The server did not send lab:unknown/thing, which was asked for; it may not know the field. Compare its schemas, or leave the "
            + "column out.",
            error.Message);
    }

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData(" a", "\" a\"")]
    [InlineData("a\rb", "\"a\rb\"")]
    [InlineData("=1+1", "=1+1")]
    public async Task OneCellIsALine(string cell, string line)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        await CsvText.WriteLineAsync(text, [cell], CancellationToken.None);
        Assert.Equal(line + "\r\n", text.ToString());
    }

    private sealed record Visit(string Label, long? Age);
}
