using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Xnat.Typed.Schema.Fields;

/// <summary>Takes the members of an object one by one and reports those that are not what they should be, or that nobody took.</summary>
internal sealed class JsonObjectReader
{
    private readonly Action<int, int, string> report;
    private readonly Dictionary<string, JsonValue> members;

    /// <param name="value">The object; anything else is reported, and has no members.</param>
    /// <param name="report">Takes line, column and what was found there.</param>
    public JsonObjectReader(JsonValue value, Action<int, int, string> report)
    {
        this.report = report;
        (Line, Column) = (value.Line, value.Column);
        if (value.Kind != JsonKind.Object) Refuse(value, "an object should stand here");
        members = value.Members.ToDictionary(static member => member.Key, static member => member.Value, StringComparer.Ordinal);
    }

    public int Line { get; }

    public int Column { get; }

    /// <summary>A member, once; <see langword="null"/> if it is not there.</summary>
    public JsonValue? Take(string name)
    {
        if (!members.TryGetValue(name, out var value)) return null;
        members.Remove(name);
        return value;
    }

    /// <summary>A text; empty if it is not there.</summary>
    public string Text(string name) => Take(name) is { } value ? TextOf(value, name) : "";

    /// <summary>A text that must be there; empty where it is not.</summary>
    public string Name(string name)
    {
        var value = Take(name);
        var text = value is null ? "" : TextOf(value, name);
        if (string.IsNullOrWhiteSpace(text)) Refuse(value, $"'{name}' is missing or empty");
        return string.IsNullOrWhiteSpace(text) ? "" : text;
    }

    public bool IsTrue(string name)
    {
        if (Take(name) is not { } value) return false;
        if (value.Kind is not (JsonKind.True or JsonKind.False)) Refuse(value, $"'{name}' is not true or false");
        return value.Kind == JsonKind.True;
    }

    /// <summary>A number as it is written; <see langword="null"/> if it is not there.</summary>
    public string? Number(string name, bool isCount)
    {
        if (Take(name) is not { } value) return null;
        var isRight = value.Kind == JsonKind.Number
            && (!isCount || int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        if (!isRight) Refuse(value, isCount ? $"'{name}' is no whole number from 0" : $"'{name}' is no number");
        return isRight ? value.Text : null;
    }

    public IEnumerable<JsonObjectReader> Objects(string name) => List(name).Select(item => new JsonObjectReader(item, report)).ToArray();

    /// <summary>Texts in their order, each once.</summary>
    public IEnumerable<string> Texts(string name) =>
        List(name).Select(item => TextOf(item, name)).Distinct(StringComparer.Ordinal).ToArray();

    /// <summary>Reports what nobody took: a misspelt word would be lost in silence.</summary>
    public void End()
    {
        foreach (var member in members) Refuse(member.Value, $"'{member.Key}' is no word of the format");
    }

    public void Refuse(JsonValue? at, string message) => report(at?.Line ?? Line, at?.Column ?? Column, message);

    private List<JsonValue> List(string name)
    {
        if (Take(name) is not { } value) return [];
        if (value.Kind != JsonKind.Array) Refuse(value, $"'{name}' is no list");
        return value.Items;
    }

    private string TextOf(JsonValue value, string name)
    {
        if (value.Kind == JsonKind.Text) return value.Text;
        Refuse(value, $"'{name}' is no text");
        return "";
    }
}
