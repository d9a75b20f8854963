using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xnat.Typed.Tool.Accounts;

namespace Xnat.Typed.Tool.Fields;

/// <summary>Values of custom fields and forms, which are JSON, as words of a shell.</summary>
internal static class FieldText
{
    /// <summary>For a cell of a table: numbers and truth values stay what they are, lists and objects are shown as JSON.</summary>
    public static object? CellOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when value.TryGetInt64(out var whole) => whole,
        JsonValueKind.Number => value.GetDouble(),
        _ => value.GetRawText(),
    };

    /// <summary>The value of a custom field: what is JSON is taken for it, and all else is a text.</summary>
    public static JsonNode? JsonOrText(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    /// <summary>The answer to a field of a form, by the kind that the form says.</summary>
    /// <exception cref="MisuseException">The text is no such value.</exception>
    public static JsonNode? Answer(XnatFormField field, string text, string name)
    {
        if (text.Length == 0) return null;
        if (field.Kind == XnatFormFieldKind.Unknown || text[0] is '[' or '{') return JsonOrText(text);
        if (field.Kind == XnatFormFieldKind.Choices) return Boxes(field, text, name);
        return field.IsMultiple
            ? new JsonArray([.. text.Split(',', StringSplitOptions.TrimEntries).Select(one => One(field, one, name))])
            : One(field, text, name);
    }

    private static JsonValue? One(XnatFormField field, string text, string name) => field.Kind switch
    {
        XnatFormFieldKind.Number => Number(text, name),
        XnatFormFieldKind.Boolean => text switch
        {
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            _ => throw new MisuseException($"{name} is true or false, not '{text}'."),
        },
        _ => JsonValue.Create(text),
    };

    private static JsonValue Number(string text, string name)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return JsonValue.Create(whole);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? JsonValue.Create(number)
            : throw new MisuseException($"{name} is a number, not '{text}'.");
    }

    /// <summary>All boxes of the form, those that are named ticked.</summary>
    private static JsonObject Boxes(XnatFormField field, string text, string name)
    {
        var ticked = text.Split(',', StringSplitOptions.TrimEntries);
        if (Array.Find(ticked, box => !field.PossibleValues.Contains(box, StringComparer.Ordinal)) is { } wrong)
            throw new MisuseException($"{name} has no box '{wrong}'; it has {string.Join(", ", field.PossibleValues)}.");
        var boxes = new JsonObject();
        foreach (var box in field.PossibleValues) boxes[box] = ticked.Contains(box, StringComparer.Ordinal);
        return boxes;
    }
}
