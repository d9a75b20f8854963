using System.Text;
using System.Text.Json;

namespace Xnat.Typed.Server.Tests.Endpoints;

/// <summary>
/// <c>docs/server-differences.md</c>: words of introduction, then the table of routes with what a run of <c>xnat-typed parity</c> found.
/// </summary>
internal static class DifferencesDocument
{
    private static readonly string Folder = System.IO.Path.Combine(SharedFiles.RepositoryRoot(), "docs");
    private static readonly string Path = System.IO.Path.Combine(Folder, "server-differences.md");

    public static string Text => File.ReadAllText(Path).ReplaceLineEndings("\n");

    /// <summary>The results of a run against a real XNAT, or nothing as long as nobody has sent any.</summary>
    public static string? Results
    {
        get
        {
            var path = System.IO.Path.Combine(Folder, "parity-results.json");
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
    }

    /// <summary>The document as it has to be.</summary>
    /// <param name="requests">Method and template of each route.</param>
    /// <param name="results">The file of results.</param>
    public static string Write(IEnumerable<string> requests, string? results)
    {
        var known = Text;
        var text = new StringBuilder(known[..known.IndexOf("\n## Routes", StringComparison.Ordinal)]);
        var found = results is null ? Enumerable.Empty<JsonElement>().ToLookup(_ => "") : Read(results);
        text.Append("\n## Routes\n\n").Append(Source(results));
        text.Append("\n\n| request | against a real XNAT |\n|---|---|\n");
        foreach (var request in requests) text.Append($"| `{request}` | {State(found[request])} |\n");
        return text.ToString();
    }

    public static void Accept(string text) => File.WriteAllText(Path, text, new UTF8Encoding(false));

    private static ILookup<string, JsonElement> Read(string results)
    {
        var document = JsonDocument.Parse(results).RootElement;
        Assert.Equal(1, document.GetProperty("format").GetInt32());
        return document.GetProperty("requests").EnumerateArray().ToLookup(
            result => result.GetProperty("request").GetString()!.Replace("HEAD ", "GET ", StringComparison.Ordinal),
            StringComparer.Ordinal);
    }

    private static string Source(string? results)
    {
        if (results is null) return "No results of a real XNAT are there yet (`docs/parity-results.json`), so that nothing is checked.";
        var document = JsonDocument.Parse(results).RootElement;
        var version = document.TryGetProperty("serverVersion", out var said) ? said.GetString() : "of unknown version";
        return $"From a run against XNAT {version}{(document.GetProperty("wrote").GetBoolean() ? ", with `--write`" : "")}.";
    }

    private static string State(IEnumerable<JsonElement> results)
    {
        var checkedOnes = results.Where(result => result.GetProperty("outcome").GetString() != "not checked").ToList();
        if (checkedOnes.Count == 0) return "not checked";
        var differences = checkedOnes.SelectMany(result => result.GetProperty("differences").EnumerateArray())
            .Select(entry => $"{Cell(entry, "what")}: {Cell(entry, "there")} there, {Cell(entry, "here")} here")
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return differences.Count == 0 ? "supported" : "differs: " + string.Join("; ", differences);
    }

    private static string Cell(JsonElement difference, string name) =>
        difference.GetProperty(name).GetString()!.Replace("|", "\\|", StringComparison.Ordinal);
}
