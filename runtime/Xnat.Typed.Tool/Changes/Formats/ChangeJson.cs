using System.Text.Json;
using Xnat.Typed.Schema.Changes;

namespace Xnat.Typed.Tool.Changes.Formats;

/// <summary>A comparison for a program.</summary>
internal static class ChangeJson
{
    public static string Write(ChangeReport report) => JsonDocumentText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("before", report.Before.Name);
        json.WriteString("after", report.After.Name);
        json.WriteString("policy", report.Policy.ToString().ToLowerInvariant());
        json.WriteString("failOn", report.FailOn.ToString().ToLowerInvariant());
        json.WriteBoolean("fails", report.IsFailure);
        json.WriteNumber("types", report.After.State.Model.Types.Count);
        foreach (var level in Enum.GetValues<ChangeLevel>()) json.WriteNumber(ReportedChange.WordFor(level), report.Count(level));
        json.WriteStartArray("changes");
        foreach (var change in report.Changes) Write(json, change);
        json.WriteEndArray();
        if (report.Uses is { } uses) Write(json, uses);
        json.WriteStartArray("stale");
        foreach (var entry in report.Stale) json.WriteStringValue(entry.Fingerprint);
        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in report.Notes) json.WriteStringValue(note);
        json.WriteEndArray();
        json.WriteString("mend", report.Mend);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, ProjectUses uses)
    {
        json.WriteStartArray("uses");
        foreach (var use in uses.All)
        {
            json.WriteStartObject();
            json.WriteString("file", use.File);
            json.WriteNumber("line", use.Line);
            json.WriteNumber("column", use.Column);
            json.WriteString("name", use.Name);
            json.WriteString("rule", use.Rule);
            json.WriteBoolean("breaks", use.IsBreaking);
            json.WriteStartArray("frameworks");
            foreach (var framework in use.Frameworks) json.WriteStringValue(framework);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ReportedChange reported)
    {
        var change = reported.Change;
        json.WriteStartObject();
        json.WriteString("rule", change.Rule.Id);
        json.WriteString("level", reported.LevelWord);
        json.WriteString("path", change.Place.Path);
        json.WriteString("text", change.Text);
        json.WriteString("before", change.Before);
        json.WriteString("after", change.After);
        json.WriteString("reading", ReportedChange.WordFor(change.Rule.Reading));
        json.WriteString("writing", ReportedChange.WordFor(change.Rule.Writing));
        json.WriteString("code", ReportedChange.WordFor(change.Code));
        json.WriteStartArray("names");
        foreach (var name in change.Names) json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteString("fingerprint", change.Fingerprint);
        json.WriteBoolean("fails", reported.IsFailure);
        if (reported.Accepted is { } entry) json.WriteString("accepted", entry.Reason);
        json.WriteEndObject();
    }
}
