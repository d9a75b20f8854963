namespace Xnat.Typed.Server.Tests.Endpoints;

/// <summary>What is known of a real XNAT beside the table of routes.</summary>
public class DifferencesTests
{
    private const string Sample = """
        {
          "format": 1,
          "serverVersion": "1.8.10",
          "wrote": true,
          "requests": [
            { "request": "GET /a", "query": "", "outcome": "same", "differences": [] },
            { "request": "HEAD /a", "query": "", "outcome": "not checked", "reason": "x", "differences": [] },
            { "request": "GET /b", "query": "format=json", "outcome": "same", "differences": [] },
            { "request": "GET /b", "query": "format=csv", "outcome": "differs", "differences": [
              { "what": "column quality", "here": "present", "there": "absent" },
              { "what": "status", "here": "200", "there": "404" } ] },
            { "request": "GET /c", "query": "", "outcome": "not checked", "reason": "the sandbox has no scan", "differences": [] },
            { "request": "HEAD /e", "query": "", "outcome": "differs", "differences": [
              { "what": "header allow", "here": "absent", "there": "GET|HEAD" } ] }
          ]
        }
        """;

    [Fact]
    public void DocumentFollowsTheTableAndTheResults()
    {
        var text = DifferencesDocument.Write(EndpointDocument.Requests.Select(entry => entry.Request), DifferencesDocument.Results);
        if (Acceptance.IsAsked) DifferencesDocument.Accept(text);

        Assert.Equal(text, DifferencesDocument.Text);
    }

    [Fact]
    public void WithoutResultsNothingIsChecked()
    {
        var text = DifferencesDocument.Write(["GET /a", "PUT /a"], null);

        Assert.EndsWith("| `GET /a` | not checked |\n| `PUT /a` | not checked |\n", text, StringComparison.Ordinal);
        Assert.Contains("No results of a real XNAT are there yet", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ResultsStandBesideTheirRoutes()
    {
        var text = DifferencesDocument.Write(["GET /a", "GET /b", "GET /c", "GET /d", "GET /e"], Sample);

        Assert.Contains("From a run against XNAT 1.8.10, with `--write`.", text, StringComparison.Ordinal);
        Assert.EndsWith(
            "| `GET /a` | supported |\n"
            + "| `GET /b` | differs: column quality: absent there, present here; status: 404 there, 200 here |\n"
            + "| `GET /c` | not checked |\n| `GET /d` | not checked |\n"
            + "| `GET /e` | differs: header allow: GET\\|HEAD there, absent here |\n",
            text,
            StringComparison.Ordinal);
    }
}
