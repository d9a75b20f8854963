using System.Text.Json;

namespace Xnat.Typed;

/// <summary>Reads a form.io document: https://help.form.io/developers/form-development/form-rendering says what its words mean.</summary>
internal static class FormComponents
{
    /// <summary>The fields of a form, in the order of the document.</summary>
    public static IReadOnlyList<XnatFormField> Of(JsonElement form)
    {
        var fields = new List<XnatFormField>();
        AddBelow(form, "", false, fields);
        return fields;
    }

    private static void AddBelow(JsonElement owner, string prefix, bool isConditional, List<XnatFormField> fields)
    {
        foreach (var component in List(owner, "components")) Add(component, prefix, isConditional, fields);
        // Columns hold components of their own; the rows of a table are lists of cells that do.
        foreach (var column in List(owner, "columns")) AddBelow(column, prefix, isConditional, fields);
        foreach (var row in List(owner, "rows"))
        {
            if (row.ValueKind == JsonValueKind.Array)
                foreach (var cell in row.EnumerateArray()) AddBelow(cell, prefix, isConditional, fields);
        }
    }

    private static void Add(JsonElement component, string prefix, bool isConditional, List<XnatFormField> fields)
    {
        if (component.ValueKind != JsonValueKind.Object) return;
        var (type, key) = (Text(component, "type") ?? "", Text(component, "key"));
        isConditional = isConditional || FormRules.IsConditional(component);
        // What draws and asks nothing.
        if (type is "button" or "content" or "htmlelement") return;
        // The panes of tabs have no type.
        if (type is "" or "panel" or "fieldset" or "columns" or "table" or "well" or "tabs")
        {
            AddBelow(component, prefix, isConditional, fields);
            return;
        }

        if (string.IsNullOrEmpty(key)) return;
        if (type == "container") AddBelow(component, $"{prefix}{key}.", isConditional, fields);
        else fields.Add(FormRules.FieldOf(component, prefix + key, type, isConditional));
    }

    public static string? Text(JsonElement owner, string name) =>
        Member(owner, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static bool IsTrue(JsonElement owner, string name) => Member(owner, name) is { ValueKind: JsonValueKind.True };

    public static IEnumerable<JsonElement> List(JsonElement owner, string name) =>
        Member(owner, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    public static JsonElement? Member(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) ? value : null;
}
