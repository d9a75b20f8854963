using System.Reflection;
using System.Text.RegularExpressions;

namespace Xnat.Typed.Server.Tests.Endpoints;

/// <summary>The table of endpoints says what is there, and names the tests that show it.</summary>
public partial class EndpointTableTests
{
    [Fact]
    public async Task EachRequestOfTheTableIsAnswered()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1").Scan("1", "T1"), new XnatServerOptions { AllowsFaultControl = true });

        foreach (var endpoint in EndpointTable.Read())
        {
            using var response = await server.SendAsync(new HttpMethod(endpoint.Method), Placeholder().Replace(endpoint.Path, "x"));
            Assert.False(response.Headers.Contains("X-Unknown-Route"), $"{endpoint.Method} {endpoint.Path} has no route.");
            Assert.True((int)response.StatusCode is not 405, $"{endpoint.Method} {endpoint.Path} is refused as a method.");
        }
    }

    [Fact]
    public void EachRowNamesTestsThatAreThere()
    {
        var known = typeof(EndpointTableTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(method => method.GetCustomAttributes<FactAttribute>().Any()).Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet(StringComparer.Ordinal);

        Assert.All(EndpointTable.Read(), endpoint =>
        {
            Assert.NotEmpty(endpoint.Meaning);
            Assert.NotEmpty(endpoint.Tests);
            Assert.All(endpoint.Tests, test => Assert.Contains(test, known));
        });
    }

    [Fact]
    public void NoRequestStandsTwice()
    {
        var requests = EndpointTable.Read().Select(endpoint => $"{endpoint.Method} {endpoint.Path}").ToList();

        Assert.True(requests.Count > 200);
        Assert.Equal(requests.Distinct(StringComparer.Ordinal), requests);
    }

    [GeneratedRegex("\\{[^}]+\\}")]
    private static partial Regex Placeholder();
}
