using System.Text;
using System.Text.Json;
using Xnat.Typed.Server.Routing;
using Xnat.Typed.Server.Tests.Endpoints.Examples;
using Xnat.Typed.Server.Tests.Search;

namespace Xnat.Typed.Server.Tests.Endpoints;

/// <summary>Every request of the table, with identifiers of objects that are there, each on a site of its own.</summary>
public sealed class RequestTests
{
    [Fact]
    public async Task EachRequestAnswersWithItsStatus()
    {
        var examples = RouteExamples.All();

        var outcomes = new List<(RequestExample Example, int Status)>();
        foreach (var example in examples) outcomes.Add((example, await SendAsync(example)));

        await Snapshot.Match(Report(outcomes));
        Assert.Empty(outcomes.Where(outcome => outcome.Status != outcome.Example.Status)
            .Select(outcome => $"{outcome.Example.Request} answers {outcome.Status} and not {outcome.Example.Status}"));
    }

    [Fact]
    public void EachRefusalHasItsReason() =>
        Assert.All(
            RouteExamples.All(), example => Assert.True(example.Reason.Length > 0 == example.Status is < 200 or > 299, example.Request));

    private static async Task<int> SendAsync(RequestExample example)
    {
        if (example.Folder is not { } fill) return await SendAsync(example, null);
        var folder = Directory.CreateTempSubdirectory("example-");
        fill(folder.FullName);
        var status = await SendAsync(example, folder.FullName);
        folder.Delete(recursive: true);
        return status;
    }

    private static async Task<int> SendAsync(RequestExample example, string? folder)
    {
        var server = await ExampleSite.StartAsync(folder);
        int status;
        await using (server) status = await SendAsync(server, example);
        var row = EndpointDocument.Requests.Single(entry => entry.Request == example.Request).Route;
        // Read when the server has stopped, or the last request may not be recorded yet; what makes things go wrong is never.
        if (!row.IsControl) Assert.Contains(server.Server.Requests[^1].Route, NamesOf(row));
        return status;
    }

    /// <summary>What its requests are recorded under: an example may use any of the row's addresses, and no other.</summary>
    private static IEnumerable<string> NamesOf(Route row) => row.Alike.Prepend(row.Template).Select(template => template.Name);

    private static async Task<int> SendAsync(TestServer server, RequestExample example)
    {
        var last = "";
        foreach (var step in example.Before)
        {
            var (status, text) = await SendAsync(server, step.Method, ExampleSite.Fill(step.Path), step.Body);
            var isDone = status is (>= 200 and < 300) or 303;
            Assert.True(isDone, $"{step.Method} {step.Path} before {example.Request} answers {status}: {text}");
            last = text;
        }

        var path = ExampleSite.Fill(await WithTokensAsync(server, example.Path ?? example.Request.Split(' ')[1], last));
        if (example.Login is { } login) server.SignInAs(login);
        return (await SendAsync(server, example.Method, path, example.Body)).Status;
    }

    private static async Task<(int Status, string Text)> SendAsync(TestServer server, string method, string path, Func<HttpContent>? body)
    {
        using var response = await server.SendAsync(new HttpMethod(method), path, body?.Invoke());
        Assert.False(response.Headers.Contains("X-Unknown-Route"), $"{method} {path} has no route.");
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Puts identifiers in that the server has to give out first.</summary>
    private static async Task<string> WithTokensAsync(TestServer server, string path, string answered)
    {
        if (path.Contains("{formUUID}", StringComparison.Ordinal))
            path = path.Replace("{formUUID}", Field(answered, "formUUID"), StringComparison.Ordinal);
        if (path.Contains("{view}", StringComparison.Ordinal))
        {
            using var found = await server.SearchJsonAsync(new Query("xnat:subjectData").Field("SUBJECT_LABEL"), "&cache=true");
            var view = found.RootElement.GetProperty("ResultSet").GetProperty("ID").GetString();
            path = path.Replace("{view}", view, StringComparison.Ordinal);
        }

        if (!path.Contains("{token}", StringComparison.Ordinal)) return path;
        var token = await server.GetAsync("/data/services/tokens/issue");
        return path.Replace("{token}", Field(token, "alias"), StringComparison.Ordinal)
            .Replace("{secret}", Field(token, "secret"), StringComparison.Ordinal);
    }

    private static string Field(string json, string name)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty(name).GetString()!;
    }

    private static string Report(List<(RequestExample Example, int Status)> outcomes)
    {
        var refused = outcomes.FindAll(outcome => outcome.Status is < 200 or > 299);
        var text = new StringBuilder($"{outcomes.Count} requests with real identifiers, ")
            .Append($"{outcomes.Count - refused.Count} of them answer 2xx.\n\nThe others:\n");
        foreach (var (example, status) in refused) text.Append($"{example.Request} {status}: {example.Reason}\n");
        text.Append("\nAll:\n");
        foreach (var (example, status) in outcomes) text.Append($"{example.Request} {status}\n");
        return text.ToString();
    }
}
