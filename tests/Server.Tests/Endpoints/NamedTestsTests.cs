using Xnat.Typed.Server.Routing;
using Xunit.Abstractions;

namespace Xnat.Typed.Server.Tests.Endpoints;

/// <summary>
/// Looks back on the run: each test that stands beside a request in <c>Endpoints.md</c> has sent it. Of tests that a filter keeps away
/// nothing is claimed; the output says how many were looked at. With <c>SNAPSHOT_ACCEPT=1</c> a whole run writes names down anew where
/// they are wrong.
/// </summary>
[Collection(LastCollection.Name)]
public sealed class NamedTestsTests(ITestOutputHelper output)
{
    private const int NamesOfARow = 3;

    [Fact]
    public void EachTestNamedBesideARequestMetIt()
    {
        var named = EndpointDocument.ReadTests();
        if (Acceptance.IsAsked && RouteEvidence.IsComplete)
        {
            named = EndpointDocument.Requests.ToDictionary(
                entry => entry.Request, entry => Choose(entry.Request, entry.Route,
                    named.GetValueOrDefault(entry.Request, [])), StringComparer.Ordinal);
            EndpointDocument.Accept(EndpointDocument.Write(named));
        }

        var lookedAt = 0;
        var wrong = new List<string>();
        foreach (var (request, route) in EndpointDocument.Requests)
        {
            var met = Met(request, route);
            var ran = named.GetValueOrDefault(request, []).Where(RouteEvidence.HasRun).ToList();
            lookedAt += ran.Count;
            wrong.AddRange(ran.Where(test => !met.ContainsKey(test)).Select(test => $"{test} does not send {request}."));
            if (ran.Count == 0 && RouteEvidence.IsComplete) wrong.Add($"No test that ran stands beside {request}.");
        }

        var run = RouteEvidence.IsComplete ? "whole" : "a part";
        output.WriteLine($"{lookedAt} of {named.Sum(row => row.Value.Count)} names were looked at; the run was {run}.");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>The tests that sent a request, by whichever of the row's addresses.</summary>
    private static Dictionary<string, int> Met(string request, Route route)
    {
        var verb = request.Split(' ')[0];
        return RouteEvidence.Of(route.Alike.Prepend(route.Template).Select(template => $"{verb} {template.Name}"));
    }

    /// <summary>The names that are right; where none is, tests that were answered well and send little else.</summary>
    private static IReadOnlyList<string> Choose(string request, Route route, IReadOnlyList<string> named)
    {
        var met = Met(request, route);
        var right = named.Where(met.ContainsKey).ToList();
        if (right.Count > 0) return right;
        return [.. met.Where(pair => !pair.Key.StartsWith(nameof(RequestTests), StringComparison.Ordinal))
            .OrderBy(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(NamesOfARow).Select(pair => pair.Key)];
    }
}
