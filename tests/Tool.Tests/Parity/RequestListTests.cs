using System.Text.RegularExpressions;
using Xnat.Typed.Tool.Parity;

namespace Xnat.Typed.Tool.Tests.Parity;

/// <summary>What is asked of both servers, beside the table of routes.</summary>
public sealed partial class RequestListTests
{
    private static readonly string[] Table =
        [
            .. File.ReadAllLines(Path.Combine(SharedFiles.RepositoryRoot(), "runtime", "Xnat.Typed.Server", "Endpoints.md"))
                .Select(line => Request().Match(line)).Where(match => match.Success).Select(match => match.Value),
        ];

    [Fact]
    public void EachRequestOfTheListIsOneOfTheTable() =>
        Assert.All(RequestList.All, row => Assert.Contains($"{(row.Verb == "HEAD" ? "GET" : row.Verb)} {row.Template}", Table));

    [Fact]
    public void WhatReadsDoesNothingElse()
    {
        var reading = RequestList.All.Where(row => row.Step == Step.Read).ToList();

        Assert.All(reading, row => Assert.Contains(row.Verb, new[] { "GET", "HEAD" }));
        Assert.All(reading, row => Assert.Null(row.Body));
        Assert.All(
            RequestList.All.Except(reading), row => Assert.Contains(row.Verb, new[] { "PUT", "POST", "DELETE" }));
    }

    [Fact]
    public void EachRouteForGetIsPlayedOrNamedWithAReason()
    {
        var routes = Table.Where(request => request.StartsWith("GET ", StringComparison.Ordinal)).Select(request => request[4..]).ToList();
        var played = RequestList.All.Where(row => row.Verb == "GET").Select(row => row.Template).ToHashSet(StringComparer.Ordinal);

        Assert.Equal([], routes.Where(route => !played.Contains(route) && !NotPlayed.Reasons.ContainsKey(route)));
        Assert.Equal([], NotPlayed.Reasons.Keys.Where(route => played.Contains(route) || !routes.Contains(route)));
        Assert.All(NotPlayed.Reasons.Values, reason => Assert.NotEqual("", reason.Trim()));
    }

    /// <summary>One of each kind of change that the interface of the archive has.</summary>
    [Theory]
    [InlineData("PUT", "/data/projects/{project}/subjects/{subject}/experiments/{experiment}")]
    [InlineData("PUT", "/data/projects/{project}/subjects/{subject}/experiments/{experiment}/projects/{target}")]
    [InlineData("PUT", "/data/experiments/{experiment}/scans/{scan}/resources/{resource}/files/{file}")]
    [InlineData("POST", "/data/services/import")]
    [InlineData("POST", "/data/services/archive")]
    [InlineData("POST", "/data/services/move-files")]
    [InlineData("PUT", "/xapi/custom-fields/projects/{project}/fields")]
    [InlineData("DELETE", "/data/projects/{project}/subjects/{subject}")]
    [InlineData("DELETE", "/data/prearchive/projects/{project}/{timestamp}/{folder}")]
    public void KindOfChangeIsPlayed(string verb, string template) =>
        Assert.Contains(RequestList.All, row => (row.Verb, row.Template) == (verb, template));

    /// <summary>An address with a name of the run in it belongs to the run; one of the server's identifiers could be anybody's.</summary>
    [Fact]
    public void WhatIsWrittenIsAddressedByNamesOfTheRun()
    {
        var made = MadeNames.Of("parity_0");
        made.Add("project", "SANDBOX");
        made.Add("timestamp", "20200229_101112");
        made.Add("folder", "parity_0_PRE");

        Assert.All(RequestList.All.Where(row => row.Step != Step.Read), row =>
        {
            var address = row.AddressWith(made, out var missing);
            Assert.True(address is not null, $"{row.Name} has no {missing}.");
            Assert.Contains("parity_0", address, StringComparison.Ordinal);
        });
    }

    [GeneratedRegex("(?<=^[|] `)[A-Z]+ [^`]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Request();
}
