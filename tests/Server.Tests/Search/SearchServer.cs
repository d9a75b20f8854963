using System.Text.Json;

namespace Xnat.Typed.Server.Tests.Search;

/// <summary>Posts searches and reads their answers.</summary>
internal static class SearchServer
{
    /// <summary>Two projects, three subjects, four sessions, one assessor.</summary>
    public static void Seed(XnatSeed data)
    {
        var first = data.Project("P1", "First");
        var ann = first
            .Subject("ann")
            .Demographics("gender", "female")
            .Demographics("yob", "1950")
            .Demographics("handedness", "left")
            .Field("Age_Group", "old");
        ann
            .Experiment("ann_1")
            .With("date", "2020-01-10")
            .With("age", "70")
            .With("fieldStrength", "3.0")
            .Scan("1", "T1")
            .With("quality", "usable")
            .With("frames", "176");
        ann
            .Experiment("ann_2")
            .With("date", "2020-06-10")
            .With("age", "70.4")
            .With("fieldStrength", "1.5")
            .Assessor("qc1")
            .With("pass", "1");
        first.Subject("bob").Demographics("gender", "male").Demographics("yob", "1990").With("group", "control")
            .Experiment("bob_1").With("date", "2021-03-01").With("age", "31").With("coil", "head")
            .With("time", "09:05:00");
        data
            .Project("P2", "Second")
            .Subject("cat")
            .Field("age_group", "young")
            .Experiment("cat_pet", "xnat:petSessionData")
            .With("date", "2019-12-31");
    }

    public static async Task<List<Dictionary<string, string>>> SearchAsync(this TestServer server, Query query, string more = "")
    {
        using var document = await server.SearchJsonAsync(query, more);
        return [.. document.RootElement.GetProperty("ResultSet").GetProperty("Result").EnumerateArray()
            .Select(row => row.EnumerateObject().ToDictionary(cell => cell.Name, cell => cell.Value.GetString()!))];
    }

    public static async Task<JsonDocument> SearchJsonAsync(this TestServer server, Query query, string more = "")
    {
        var (status, text) = await server.PostAsync("/data/search?format=json" + more, query.Content());
        Assert.True(status == 200, $"The search answered {status}: {text}");
        return JsonDocument.Parse(text);
    }

    /// <summary>The labels of the rows that a search finds, blanks between them.</summary>
    public static async Task<string> FoundAsync(this TestServer server, Query query, string key = "label") =>
        string.Join(' ', (await server.SearchAsync(query)).Select(row => row[key]));

    public static async Task<int> SearchStatusAsync(this TestServer server, Query query) =>
        (await server.PostAsync("/data/search?format=json", query.Content())).Status;
}
