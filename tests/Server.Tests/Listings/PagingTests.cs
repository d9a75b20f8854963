using System.Globalization;

namespace Xnat.Typed.Server.Tests.Listings;

/// <summary>What a page is worth: as little as with a database that is asked for no order.</summary>
public sealed class PagingTests
{
    private const string Subjects = "/data/subjects";
    private const string Experiments = "/data/experiments";

    [Theory]
    [InlineData(Subjects)]
    [InlineData(Experiments)]
    public async Task WhatMayNotBeSeenIsRemovedFromThePage(string path)
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            data.User("jdoe", "jdoe");
            foreach (var label in new[] { "1", "2", "3", "4" })
            {
                data.Project("HIDDEN").Subject("H" + label).Experiment("HE" + label);
                data.Project("P1").Member("jdoe").Subject("S" + label).Experiment("E" + label);
            }
        });
        server.SignInAs("jdoe");

        Assert.Equal([1, 2, 1, 0], await PageSizesAsync(server, path));
        Assert.Equal(4, (await server.RowsAsync(path)).Count);
        Assert.Equal(4, (await server.RowsAsync(path + "?limit=*")).Count);
        // Below a project everything may be seen or nothing.
        Assert.Equal([3, 1, 0, 0], await PageSizesAsync(server, path.Replace("/data", "/data/projects/P1", StringComparison.Ordinal)));
        server.SignInAs("admin");
        Assert.Equal([3, 3, 2, 0], await PageSizesAsync(server, path));
    }

    [Theory]
    [InlineData(Subjects)]
    [InlineData(Experiments)]
    [InlineData("/data/projects")]
    [InlineData("/data/projects/P01/subjects")]
    [InlineData("/data/projects/P01/experiments")]
    [InlineData("/data/projects/P01/subjects/S01/experiments")]
    [InlineData("/data/experiments/XNAT_E00001/scans")]
    public async Task OrderThatIsNotAskedForIsAnotherWithEveryQuery(string path)
    {
        await using var server = await StartAsync(isUnstable: true);

        var (first, second) = (await IdsAsync(server, path), await IdsAsync(server, path));

        Assert.Equal(20, first.Count);
        Assert.NotEqual(first, second);
        Assert.Equal(first.Order(), second.Order());
        Assert.Equal(first.Order(StringComparer.Ordinal), await IdsAsync(server, path + "?sortBy=ID"));
    }

    [Fact]
    public async Task PagesOfNoOrderRepeatAndMissRows()
    {
        await using var server = await StartAsync(isUnstable: true);

        var paged = new List<string>();
        for (var offset = 0; offset < 20; offset += 5) paged.AddRange(await IdsAsync(server, $"{Subjects}?limit=5&offset={offset}"));

        Assert.Equal(20, paged.Count);
        Assert.NotEqual(20, paged.Distinct().Count());
        // Sorting is done after the page was cut.
        Assert.NotEqual(
            await IdsAsync(server, Subjects + "?limit=5&sortBy=ID"), await IdsAsync(server, Subjects + "?limit=5&sortBy=ID"));
    }

    [Fact]
    public async Task OrderIsThatOfCreationUnlessToldOtherwise()
    {
        await using var server = await StartAsync(isUnstable: false);

        Assert.Equal(await IdsAsync(server, Subjects), await IdsAsync(server, Subjects));
        Assert.Equal("XNAT_S00001", (await IdsAsync(server, Subjects))[0]);
    }

    [Fact]
    public async Task TheSameQueriesGetTheSameOrders()
    {
        await using var one = await StartAsync(isUnstable: true);
        await using var other = await StartAsync(isUnstable: true);

        for (var query = 0; query < 3; query++) Assert.Equal(await IdsAsync(one, Subjects), await IdsAsync(other, Subjects));
    }

    [Fact]
    public async Task WhatChangedLastStaysSorted()
    {
        await using var server = await StartAsync(isUnstable: true);

        Assert.Equal(await IdsAsync(server, Experiments + "?recent=9"), await IdsAsync(server, Experiments + "?recent=9"));
    }

    private static async Task<List<int>> PageSizesAsync(TestServer server, string path)
    {
        var sizes = new List<int>();
        foreach (var offset in new[] { 0, 3, 6, 9 }) sizes.Add((await server.RowsAsync($"{path}?limit=3&offset={offset}")).Count);
        return sizes;
    }

    private static async Task<List<string>> IdsAsync(TestServer server, string path) =>
        [.. (await server.RowsAsync(path)).Select(row => row["ID"])];

    private static Task<TestServer> StartAsync(bool isUnstable) => TestServer.StartAsync(
        data =>
        {
            var subject = data.Project("P01").Subject("S01");
            var session = subject.Experiment("E01");
            session.Scan("01", "T1");
            foreach (var number in Enumerable.Range(2, 19).Select(static number => number.ToString("00", CultureInfo.InvariantCulture)))
            {
                data.Project("P" + number);
                data.Project("P01").Subject("S" + number);
                subject.Experiment("E" + number);
                session.Scan(number, "T1");
            }
        },
        new() { UnstableOrder = isUnstable });
}
