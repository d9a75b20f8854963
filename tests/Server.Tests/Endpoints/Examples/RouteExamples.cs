namespace Xnat.Typed.Server.Tests.Endpoints.Examples;

/// <summary>An example for each request of the table; the template alone is one where nothing more is needed.</summary>
internal static class RouteExamples
{
    public static List<RequestExample> All()
    {
        RequestExample[] all =
            [.. ArchiveExamples.All(), .. WorkExamples.All(), .. SiteExamples.All(), .. ScriptExamples.All(), .. ContainerExamples.All()];
        var written = all.ToDictionary(example => example.Request, StringComparer.Ordinal);
        var examples = EndpointDocument.Requests
            .Select(entry => written.Remove(entry.Request, out var example) ? example : new RequestExample(entry.Request)).ToList();
        Assert.True(written.Count == 0, $"The table has no {string.Join(", ", written.Keys)}.");
        return examples;
    }
}
