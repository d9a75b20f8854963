using System.Text.Json;

namespace Xnat.Typed.Server.Tests.Items;

/// <summary>What changes replace is kept and shown on request.</summary>
public sealed class HistoryTests
{
    private const string Subject = "/data/projects/P1/subjects/S1";
    private const string Session = Subject + "/experiments/E1";

    [Fact]
    public async Task SupersededVersionsStandBesideTheLiveItem()
    {
        var clock = new ManualClock();
        await using var server = await Start(clock);
        await server.PutAsync(Session + "?note=first");
        clock.Advance(TimeSpan.FromHours(1));
        await server.PutAsync(Session + "?note=second");

        var items = await ItemsAsync(server, Session + "?format=json&includeHistory=true");

        Assert.Equal(
            [(false, "second"), (true, null), (true, "first")],
            items.Select(item => (Meta(item, "isHistory").GetBoolean(), Field(item, "note"))));
        Assert.Equal("Wed Jun 12 10:15:30 UTC 2024", Meta(items[2], "start_date").GetString());
        Assert.Equal("Wed Jun 12 11:15:30 UTC 2024", Meta(items[2], "end_date").GetString());
        Assert.True(Meta(items[2], "modified_event_id").GetInt64() > Meta(items[2], "create_event_id").GetInt64());
        Assert.Empty(items[2].GetProperty("children").EnumerateArray());
        Assert.False(items[0].GetProperty("meta").TryGetProperty("end_date", out _));
        Assert.Single(await ItemsAsync(server, Session + "?format=json"));
    }

    [Fact]
    public async Task RowsBelowHaveAPastOfTheirOwn()
    {
        await using var server = await Start(new ManualClock());
        await server.PutAsync(Subject + "?gender=male");
        await server.PutAsync(Subject + "?gender=female");

        var subject = (await ItemsAsync(server, Subject + "?format=json&includeHistory=true&includeHeaders=true"))[0];
        var demographics = subject
            .GetProperty("children")
            .EnumerateArray()
            .Single(child => child.GetProperty("field").GetString() == "demographics")
            .GetProperty("items")
            .EnumerateArray()
            .ToList();

        Assert.Equal(
            [(false, "female"), (true, "male")],
            demographics.Select(item => (Meta(item, "isHistory").GetBoolean(), Field(item, "gender"))));
        Assert.Contains("label", subject.GetProperty("headers").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public async Task RefusedChangeLeavesNoTrace()
    {
        await using var server = await Start(new ManualClock());

        Assert.Equal(400, (await server.PutAsync(Session + "?note=x&date=nonsense")).Status);

        Assert.Single(await ItemsAsync(server, Session + "?format=json&includeHistory=true"));
    }

    [Fact]
    public async Task ChangesOfAnExperimentAreATable()
    {
        var clock = new ManualClock();
        await using var server = await Start(clock);
        clock.Advance(TimeSpan.FromMinutes(1));
        await server.PutAsync(Session + "?note=first");
        await server.PutAsync(Session + "/resources/R/files/a.txt", TestServer.Bytes([1], "text/plain"));

        var short_ = await server.RowsAsync(Session + "/history?format=csv");
        var long_ = await server.RowsAsync(Session + "/history?includeDetails=true&includeFiles=true");

        Assert.Equal(
            ["Added xnat:mrSessionData admin", "Modified xnat:mrSessionData admin"],
            short_.Where(row => row["item"] == "xnat:mrSessionData")
                .Select(row => $"{row["event_action"]} {row["item"]} {row["event_user"]}"));
        Assert.Equal(
            ("note", "", "first", "2024-06-12 10:16:30.123"),
            long_
                .Where(row => row["event_action"] == "Modified")
                .Select(row => (row["field"], row["before"], row["after"], row["event_date"]))
                .Single());
        Assert.Contains(long_, row => row["item"] == "a.txt");
    }

    private static async Task<List<JsonElement>> ItemsAsync(TestServer server, string path)
    {
        using var document = JsonDocument.Parse(await server.GetAsync(path));
        return [.. document.RootElement.GetProperty("items").EnumerateArray().Select(item => item.Clone())];
    }

    private static JsonElement Meta(JsonElement item, string name) => item.GetProperty("meta").GetProperty(name);

    private static string? Field(JsonElement item, string name) =>
        item.GetProperty("data_fields").TryGetProperty(name, out var value) ? value.GetString() : null;

    private static Task<TestServer> Start(ManualClock clock) =>
        TestServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1"), new() { Clock = clock });
}
