using System.Text.Json;
using Xnat.Typed.Schema.Changes;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Tool.Changes.Formats;

/// <summary>A comparison as findings of an analyzer: SARIF 2.1.0, as code hosts show them beside the lines.</summary>
internal static class ChangeSarif
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    public static string Write(ChangeReport report) => JsonDocumentText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, report);
        json.WriteStartArray("results");
        foreach (var change in report.Changes) WriteResult(json, report, change);
        if (report.Uses is { } uses) foreach (var use in uses.All) WriteUse(json, uses, use);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteTool(Utf8JsonWriter json, ChangeReport report)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "xnat-typed schema");
        json.WriteStartArray("rules");
        foreach (var rule in report.Changes.Select(static change => change.Change.Rule).Distinct().OrderBy(static rule => rule.Id))
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            WriteText(json, "shortDescription", rule.Title);
            WriteText(json, "help", rule.Example);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, ChangeReport report, ReportedChange reported)
    {
        var change = reported.Change;
        json.WriteStartObject();
        json.WriteString("ruleId", change.Rule.Id);
        json.WriteString("level", reported.Level switch
        {
            ChangeLevel.Breaking => "error",
            ChangeLevel.New => "warning",
            _ => "note",
        });
        var names = change.Names.Count > 0 ? $" ({string.Join(" -> ", change.Names)})" : "";
        WriteText(json, "message", $"{change.Place.Path}: {change.Text}{names}");
        WriteLocation(json, report, change);
        json.WriteStartObject("partialFingerprints");
        json.WriteString("schemaChange/v1", change.Fingerprint);
        json.WriteEndObject();
        if (reported.Accepted is { } entry) WriteSuppression(json, entry);
        json.WriteEndObject();
    }

    /// <summary>A place in the program, which code hosts show beside its line.</summary>
    private static void WriteUse(Utf8JsonWriter json, ProjectUses uses, ChangedUse use)
    {
        json.WriteStartObject();
        if (use.Rule.Length > 0) json.WriteString("ruleId", use.Rule);
        json.WriteString("level", use.IsBreaking ? "error" : "warning");
        WriteText(json, "message", use.Text);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        WritePlace(json, Path.Combine(Path.GetDirectoryName(uses.Project) ?? "", use.File), use.Line, use.Column);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, string path, int line, int? column)
    {
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Uri.EscapeDataString(path.Replace('\\', '/')).Replace("%2F", "/", StringComparison.Ordinal));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", Math.Max(1, line));
        if (column is { } at) json.WriteNumber("startColumn", at);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, ChangeReport report, SchemaChange change)
    {
        json.WriteStartArray("locations");
        json.WriteStartObject();
        if ((Find(report.Before.State.Model, change) ?? Find(report.After.State.Model, change)) is { } position)
        {
            WritePlace(json, position.Path, position.Line, null);
        }

        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("fullyQualifiedName", change.Place.Path);
        json.WriteString("kind", "member");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>Where the type is declared that the place is in; rows of an anonymous type are in that of their owner.</summary>
    private static SchemaPosition? Find(DataModel model, SchemaChange change)
    {
        var type = change.Place.Path.Split('/', 2)[0];
        return model.Positions.FirstOrDefault(entry => entry.Type.XsiType == type)?.Position;
    }

    private static void WriteSuppression(Utf8JsonWriter json, AcceptedChange entry)
    {
        json.WriteStartArray("suppressions");
        json.WriteStartObject();
        json.WriteString("kind", "external");
        json.WriteString("justification", entry.Reason);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
