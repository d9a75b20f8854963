namespace Xnat.Typed.Server.Tests.Search;

/// <summary>Results that are kept for paging.</summary>
public sealed class CachedSearchTests
{
    private static readonly XnatServerOptions TwoUsers = new() { Users = [new("admin", "admin"), new("other", "o")] };

    [Fact]
    public async Task CachedSearchAnswersItsIdAndNoRows()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);

        using var document = await server.SearchJsonAsync(Sessions(), "&cache=true");
        var limited = await server.SearchAsync(Sessions(), "&cache=true&limit=2");

        var set = document.RootElement.GetProperty("ResultSet");
        Assert.Equal(0, set.GetProperty("Result").GetArrayLength());
        Assert.Equal("3", set.GetProperty("totalRecords").GetString());
        Assert.NotEqual("", set.GetProperty("ID").GetString());
        Assert.Equal(["ann_1", "ann_2"], limited.Select(row => row["label"]));
    }

    [Fact]
    public async Task ViewIsPagedAndSorted()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);
        var id = await KeepAsync(server);

        Assert.Equal(["ann_1", "ann_2", "bob_1"], (await server.RowsAsync($"/data/search/{id}?format=json")).Select(row => row["label"]));
        Assert.Equal(["ann_2"], (await server.RowsAsync($"/data/search/{id}?offset=1&limit=1&format=json")).Select(row => row["label"]));
        Assert.Equal(
            ["ann_2", "ann_1"],
            (await server.RowsAsync($"/data/search/{id}?limit=2&sortBy=age&sortOrder=DESC&format=json")).Select(row => row["label"]));
        Assert.StartsWith(
            "label,session_id,age,quarantine_status\n", await server.GetAsync($"/data/search/{id}?format=csv"), StringComparison.Ordinal);
        Assert.Contains(
            $"\"ID\": \"{id}\"",
            (await server.GetAsync($"/data/search/{id}")).Replace("\":\"", "\": \"", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ViewStaysAsItWasFound()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);
        var id = await KeepAsync(server);

        await server.DeleteAsync("/data/projects/P1/subjects/bob");

        Assert.Equal(3, (await server.RowsAsync($"/data/search/{id}?format=json")).Count);
    }

    [Fact]
    public async Task ColumnOfAViewAnswersItsDistinctValues()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);
        using var document = await server.SearchJsonAsync(new Query("xnat:mrSessionData").Field("PROJECT").Field("LABEL"), "&cache=true");
        var id = document.RootElement.GetProperty("ResultSet").GetProperty("ID").GetString();

        var row = Assert.Single(await server.RowsAsync($"/data/search/{id}/project?format=json"));

        Assert.Equal("P1 3", $"{row["values"]} {row["count"]}");
        Assert.Equal(500, await server.StatusAsync($"/data/search/{id}/nothing"));
    }

    [Fact]
    public async Task ForeignAndUnknownViewsAreGone()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed, TwoUsers);
        var id = await KeepAsync(server);
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("other", "o");

        Assert.Equal(410, await server.StatusAsync($"/data/search/{id}"));
        Assert.Equal(410, await server.StatusAsync($"/data/search/{id}/label"));
        Assert.Equal(410, await server.StatusAsync("/data/search/never_kept"));
    }

    [Fact]
    public async Task OldestViewsMakeRoomForNewOnes()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);
        var first = await KeepAsync(server);
        var last = "";

        for (var number = 0; number < 200; number++) last = await KeepAsync(server);

        Assert.Equal(410, await server.StatusAsync($"/data/search/{first}"));
        Assert.Equal(200, await server.StatusAsync($"/data/search/{last}"));
    }

    private static Query Sessions() => new Query("xnat:mrSessionData").Field("LABEL").Field("AGE");

    private static async Task<string> KeepAsync(TestServer server)
    {
        using var document = await server.SearchJsonAsync(Sessions(), "&cache=true");
        return document.RootElement.GetProperty("ResultSet").GetProperty("ID").GetString()!;
    }
}
