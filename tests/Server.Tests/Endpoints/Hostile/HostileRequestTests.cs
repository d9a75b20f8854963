using System.Text.RegularExpressions;
using Xnat.Typed.Server.Tests.Endpoints.Examples;

namespace Xnat.Typed.Server.Tests.Endpoints.Hostile;

/// <summary>Hostile bodies and queries at every route of the table: none is a fault of the server, and it answers afterwards.</summary>
public sealed partial class HostileRequestTests
{
    /// <summary>Where XNAT itself answers 500.</summary>
    private static readonly Dictionary<string, string> Documented = new(StringComparer.Ordinal)
    {
        ["POST /data/services/import"] = "no file, and no handler's name",
        ["POST /data/services/prearchive/delete"] = "a source that is none",
        ["POST /data/services/prearchive/move"] = "a source that is none",
        ["POST /data/services/prearchive/rebuild"] = "a source that is none",
        ["POST /xapi/wrappers/{wrapper}/root/{root}/launch"] = "a launch that failed",
    };

    private static readonly string[] Queries =
    [
        "columns=" + Times("a,", 2_000),
        "label=" + Times("%25a", 1_000) + "x&ID=" + Times("*", 500),
        "recent=2147483647",
        "recent=-2147483648",
        Times("a=b&", 2_000),
        "inbody=true&extract=true",
        "inbody=true&reference=/etc/hostname",
        "import-handler=..&dest=/../..&project=%0a&src=..",
        "xnat:subjectData/" + Times("a/", 3_000) + "b=1",
        "xnat:subjectData/a" + Times("%5B0%5D", 1_000) + "=1",
        "xnat:subjectData/fields/field%5Bname=" + Times("%5B", 1_000) + "%5D/field=1",
        "event_id=99999999999999999999&event_reason=%00",
        "xnat:mrSessionData/time=99:99:99&xnat:mrSessionData/date=0000-99-99&xnat:mrScanData/frames=1e999",
        "fileURI=../../x&content=%00&tags=%01&rename=..&name=..&path=../..",
        "gender=%ED%A0%80&%ff=%fe",
        "x=%zz&%=%",
    ];

    [Fact]
    public async Task NoBodyIsAFaultOfTheServer()
    {
        List<Attack> attacks =
        [
            .. HostileBodies.All().Select(body => new Attack(body.Name, "", body.Content)),
            .. HostileBodies.Archives().Select(body => new Attack(body.Name, "inbody=true&extract=true", body.Content)),
        ];

        Assert.Empty(await FaultsAsync(RouteExamples.All().Where(example => example.Method is not ("GET" or "HEAD")), attacks));
    }

    [Fact]
    public async Task NoQueryIsAFaultOfTheServer()
    {
        List<Attack> attacks = [.. Queries.Select(query => new Attack(query[..Math.Min(40, query.Length)], query, null))];

        Assert.Empty(await FaultsAsync(RouteExamples.All(), attacks));
    }

    private static async Task<List<string>> FaultsAsync(IEnumerable<RequestExample> examples, List<Attack> attacks)
    {
        var faults = new List<string>();
        foreach (var example in examples)
        {
            await using var server = await ExampleSite.StartAsync(null);
            foreach (var step in example.Before)
                (await server.SendAsync(new(step.Method), ExampleSite.Fill(step.Path), step.Body?.Invoke())).Dispose();
            // What a server gives out before it is asked for is made up here: nobody has it.
            var path = ExampleSite.Fill(GivenOut().Replace(example.Path ?? example.Request.Split(' ')[1], "nobodys"));
            foreach (var attack in attacks)
                if (await FaultAsync(server, example, path, attack) is { } fault)
                    faults.Add(fault);
            if (await server.StatusAsync("/data/projects") != 200) faults.Add($"dead after {example.Request}");
        }

        return faults;
    }

    private static async Task<string?> FaultAsync(TestServer server, RequestExample example, string path, Attack attack)
    {
        var address = With(new Uri(server.Http.BaseAddress!, path).AbsoluteUri, attack.Query);
        // What is hostile goes out as it is: a client's own idea of an address would mend it.
        using var request = new HttpRequestMessage(
            new(example.Method), new Uri(address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Content = attack.Body?.Invoke();
        using var response = await server.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var status = (int)response.StatusCode;
        if (status < 500 || (Documented.ContainsKey(example.Request) && !ExceptionName().IsMatch(text))) return null;
        return $"{example.Request} answers {status} to {attack.Name}: {TestServer.Heading(text)}";
    }

    private static string With(string path, string query) =>
        query.Length == 0 ? path : path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + query;

    private static string Times(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    [GeneratedRegex(@"\{(formUUID|view|token|secret)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex GivenOut();

    /// <summary>How a fault of the server begins, other than an answer of XNAT's.</summary>
    [GeneratedRegex(@"\w+Exception: ")]
    private static partial Regex ExceptionName();

    private sealed record Attack(string Name, string Query, Func<HttpContent>? Body);
}
