using System.Text;
using Xnat.Typed.Server.Routing;
using Xnat.Typed.Server.Routing.Matching;

namespace Xnat.Typed.Server.Tests.Endpoints;

/// <summary>
/// <c>runtime/Xnat.Typed.Server/Endpoints.md</c>: words of introduction, then the table of routes with the tests that show each.
/// </summary>
internal static class EndpointDocument
{
    private static readonly string Path =
        System.IO.Path.Combine(SharedFiles.RepositoryRoot(), "runtime", "Xnat.Typed.Server", "Endpoints.md");

    /// <summary>The requests of the table in its order.</summary>
    public static IReadOnlyList<(string Request, Route Route)> Requests { get; } =
        [.. RouteTable.Sections.SelectMany(section => section.Routes).SelectMany(Of)];

    public static string Text => File.ReadAllText(Path).ReplaceLineEndings("\n");

    /// <summary>The tests that stand beside each request.</summary>
    public static Dictionary<string, IReadOnlyList<string>> ReadTests() => Text.Split('\n')
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(
            cells => cells[1].Trim('`'),
            cells => (IReadOnlyList<string>)[.. cells[3].Split([' ', ',', '`'], StringSplitOptions.RemoveEmptyEntries)],
            StringComparer.Ordinal);

    /// <summary>The document as it has to be.</summary>
    public static string Write(IReadOnlyDictionary<string, IReadOnlyList<string>> tests)
    {
        var known = Text;
        var text = new StringBuilder(known[..known.IndexOf("\n## ", StringComparison.Ordinal)]);
        foreach (var section in RouteTable.Sections)
        {
            text.Append($"\n## {section.Title}\n\n| request | what it is | tests |\n|---|---|---|\n");
            foreach (var (request, route) in section.Routes.SelectMany(Of))
            {
                var names = tests.GetValueOrDefault(request, []).Select(name => $"`{name}`");
                text.Append($"| `{request}` | {Meaning(route)} | {string.Join(", ", names)} |\n");
            }
        }

        return text.ToString();
    }

    public static void Accept(string text) => File.WriteAllText(Path, text, new UTF8Encoding(false));

    /// <summary>What it is, and which versions of XNAT have it if not all do that have its interface.</summary>
    private static string Meaning(Route route) =>
        route.Absent is { } absent ? $"{route.Meaning} ({absent.Outside})" : route.Meaning;

    private static IEnumerable<(string Request, Route Route)> Of(Route route) =>
        route.Verbs.Select(verb => ($"{verb} {route.Template.Name}", route));
}
