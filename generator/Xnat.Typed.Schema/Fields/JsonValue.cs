using System.Collections.Generic;

namespace Xnat.Typed.Schema.Fields;

/// <summary>A value of a JSON text with its place.</summary>
/// <param name="kind">What it is.</param>
/// <param name="line">Line of its first letter, from 1.</param>
/// <param name="column">Column, from 1.</param>
internal sealed class JsonValue(JsonKind kind, int line, int column)
{
    public JsonKind Kind { get; } = kind;

    public int Line { get; } = line;

    public int Column { get; } = column;

    /// <summary>A text, decoded, or a number as it is written.</summary>
    public string Text { get; set; } = "";

    public List<JsonValue> Items { get; } = [];

    public List<KeyValuePair<string, JsonValue>> Members { get; } = [];
}
