using Xnat.Typed.Server.Routing;
using Xnat.Typed.Server.Routing.Matching;

namespace Xnat.Typed.Server.Tests.Endpoints;

/// <summary>The table of routes, and the document that is written from it.</summary>
public class EndpointTableTests
{
    [Fact]
    public void DocumentFollowsTheTable()
    {
        var text = EndpointDocument.Write(EndpointDocument.ReadTests());
        if (Acceptance.IsAsked) EndpointDocument.Accept(text);

        Assert.Equal(text, EndpointDocument.Text);
    }

    [Fact]
    public void EachRowNamesTestsThatAreThere()
    {
        var known = RouteEvidence.AllTests.ToHashSet(StringComparer.Ordinal);

        Assert.All(EndpointDocument.ReadTests(), row =>
        {
            Assert.True(row.Value.Count > 0, $"No test is named beside {row.Key}.");
            Assert.All(row.Value, test => Assert.Contains(test, known));
        });
    }

    [Fact]
    public void NoRequestStandsTwice()
    {
        var requests = EndpointDocument.Requests.Select(entry => entry.Request).ToList();

        Assert.True(requests.Count > 280);
        Assert.Equal(requests.Distinct(StringComparer.Ordinal), requests);
        Assert.All(EndpointDocument.Requests, entry => Assert.NotEmpty(entry.Route.Meaning));
    }

    [Fact]
    public void EachTemplateFindsItsOwnRow()
    {
        foreach (var route in RouteTable.Sections.SelectMany(section => section.Routes))
        {
            foreach (var verb in route.Verbs)
                Assert.Same(route, RouteTable.Find(verb, Path(route), takesControls: true)?.Route);
        }
    }

    /// <summary>Most of what clients really send: the same objects by longer addresses.</summary>
    [Fact]
    public Task AddressesBesideTheTemplateLeadToTheirRow()
    {
        var lines = new List<string>();
        foreach (var route in RouteTable.Sections.SelectMany(section => section.Routes))
        {
            foreach (var (address, verb) in route.Alike.SelectMany(address => route.Verbs.Select(verb => (address.Name, verb))))
            {
                var found = RouteTable.Find(verb, Path(address), takesControls: true)?.Route;
                Assert.Contains(address, found!.Alike.Prepend(found.Template).Select(template => template.Name));
                lines.Add($"{verb} {address} -> {found.Template.Name}");
            }
        }

        return Snapshot.Match(string.Join('\n', lines.Distinct().Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("PUT", "/data/projects", "GET, HEAD, POST")]
    [InlineData("GET", "/data/services/import", "POST")]
    [InlineData("POST", "/data/experiments/XNAT_E00001", "GET, HEAD, PUT, DELETE")]
    [InlineData("POST", "/data/experiments/XNAT_E00001/status", "GET, HEAD")]
    [InlineData("PATCH", "/xapi/siteConfig/siteId", "GET, HEAD, POST")]
    [InlineData("DELETE", "/xapi/users/ann", "GET, HEAD, PUT")]
    public async Task RefusedMethodIsToldTheOfferedOnes(string method, string path, string allowed)
    {
        await using var server = await TestServer.StartAsync();

        using var response = await server.SendAsync(new HttpMethod(method), path);

        Assert.Equal(405, (int)response.StatusCode);
        Assert.Equal(allowed, string.Join(", ", response.Content.Headers.Allow));
    }

    [Theory]
    [InlineData("/data/projcts/P1", "/data/projects/{project}")]
    [InlineData("/data/experiment/XNAT_E00001/scan", "/data/experiments/{experiment}/scans")]
    [InlineData("/data/archive/subject/S1", "/data/subjects/{subject}")]
    [InlineData("/data/service/import", "/data/services/import")]
    [InlineData("/xapi/siteconfig/buildinfo", "/xapi/siteConfig/buildInfo")]
    [InlineData("/xapi/user", "/xapi/users")]
    public void NearestRouteIsTheOneThatWasMeant(string path, string nearest) =>
        Assert.Equal(nearest, NearestRoute.To(path.Split('/', StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>The template itself as a path, which no word of the table can be taken for.</summary>
    private static string[] Path(Route route) => Path(route.Template.Name);

    private static string[] Path(string template) => [.. template.Split('/', StringSplitOptions.RemoveEmptyEntries)];
}
