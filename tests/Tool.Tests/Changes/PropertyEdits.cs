using System.Globalization;
using System.Reflection;
using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Tool.Tests.Changes;

/// <summary>
/// The ways in which a property can be another, by its type; what the model's own rules tie together is changed together.
/// </summary>
internal static class PropertyEdits
{
    private static readonly string[] BuiltIns =
    [
        "string", "normalizedString", "token", "Name", "NCName", "NMTOKEN", "anyURI", "duration", "hexBinary", "boolean", "decimal",
        "float", "double", "integer", "long", "int", "short", "byte", "unsignedLong", "unsignedInt", "positiveInteger", "date", "time",
        "dateTime",
    ];

    public static IEnumerable<(string How, object? Value)> Of(object record, PropertyInfo property, object? value) =>
        (record, property.Name) switch
        {
            (DataType type, nameof(DataType.Base)) => Bases(type),
            (Member member, nameof(Member.Kind)) => MemberKinds.Of(member),
            (Member, nameof(Member.Value) or nameof(Member.Row)) => [],
            (Member { Target: { } target }, nameof(Member.Target)) => Targets(target),
            (SimpleValue known, nameof(SimpleValue.Kind)) => ValueKinds(known),
            (SimpleValue known, nameof(SimpleValue.SchemaType)) => SameKind(known),
            (SimpleValue known, nameof(SimpleValue.Named)) => Names(known),
            (SimpleValue { Named: not null } known, nameof(SimpleValue.Enumeration)) =>
                [.. Texts(known.Enumeration), ("clear", new WholeRecord(known with { Named = null, Enumeration = default }))],
            (_, nameof(Facets.Patterns) or nameof(SimpleValue.Enumeration)) when value is EquatableArray<string> texts =>
                [.. Texts(texts), .. texts.Count > 0 ? [("clear", default(EquatableArray<string>))] : Array.Empty<(string, object?)>()],
            _ => ByType(property, value),
        };

    private static IEnumerable<(string How, object? Value)> ByType(PropertyInfo property, object? value) => value switch
    {
        bool flag => [(flag ? "unset" : "set", !flag)],
        int number => [("remove", null), ("raise", number + 1), ("lower", number - 1)],
        string text => Texts(property, text),
        Enum kind => Enum.GetValues(kind.GetType())
            .Cast<object>()
            .Where(other => !other.Equals(kind))
            .Select(other => (other.ToString()!, (object?)other)),
        EquatableArray<string> texts => Texts(texts),
        EquatableArray<Member> members => MemberKinds.Lists(members),
        EquatableArray<DataType> types => Types(types),
        Restriction => [("remove", null)],
        null when property.PropertyType == typeof(string) => [("add", "1")],
        null when property.PropertyType == typeof(int?) => [("add", 5)],
        null when property.PropertyType == typeof(Restriction) =>
            [("add", new Restriction(default, new[] { "free" }.ToEquatable()))],
        _ => [],
    };

    private static IEnumerable<(string How, object? Value)> Texts(PropertyInfo property, string text)
    {
        if (new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable) yield return ("remove", null);
        if (double.TryParse(text, CultureInfo.InvariantCulture, out var number))
        {
            yield return ("raise", (number + 1).ToString(CultureInfo.InvariantCulture));
            yield return ("lower", (number - 1).ToString(CultureInfo.InvariantCulture));
            yield return ("spell in another way", number.ToString("F2", CultureInfo.InvariantCulture));
        }
        else
        {
            yield return ("change", text.Length == 0 ? "More" : text + "More");
        }
    }

    private static IEnumerable<(string How, object? Value)> Texts(EquatableArray<string> texts)
    {
        var other = texts.Contains("free") ? "ID" : "free";
        yield return ("add", texts.Append(other).ToEquatable());
        if (texts.Count > 0) yield return ("replace", texts.Skip(1).Append(other).ToEquatable());
        if (texts.Count > 1) yield return ("remove", texts.Skip(1).ToEquatable());
        if (texts.Count > 1) yield return ("reverse", texts.Reverse().ToEquatable());
    }

    private static IEnumerable<(string How, object? Value)> Types(EquatableArray<DataType> types)
    {
        var extra = types[0] with { Name = types[0].Name with { LocalName = "extraData" }, RootElement = null };
        yield return ("add", types.Append(extra).ToEquatable());
        yield return ("remove the first", types.Skip(1).ToEquatable());
        yield return ("remove the last", types.Take(types.Count - 1).ToEquatable());
        yield return ("reverse", types.Reverse().ToEquatable());
    }

    private static IEnumerable<(string How, object? Value)> Bases(DataType type)
    {
        var other = type.Name with { LocalName = "otherData" };
        if (type.Base is not null) yield return ("remove", null);
        if (!other.Equals(type.Name)) yield return (type.Base is null ? "add" : "change", other);
    }

    private static IEnumerable<(string How, object? Value)> Targets(DataTypeName target) =>
        new[] { "baseData", "petData", "smallData", "otherData", "absentData" }
            .Where(name => name != target.LocalName)
            .Select(name => ("to " + name, (object?)(target with { LocalName = name })));

    private static IEnumerable<(string How, object? Value)> ValueKinds(SimpleValue value) => BuiltIns
        .Select(name => (Name: name, Kind: BuiltInTypes.KindOf(name)))
        .Where(other => other.Kind != value.Kind)
        .DistinctBy(other => other.Kind)
        .Select(other => (
            $"{value.Kind} to {other.Kind}",
            (object?)new WholeRecord(value with { Kind = other.Kind, SchemaType = "xs:" + other.Name })));

    private static IEnumerable<(string How, object? Value)> SameKind(SimpleValue value) => BuiltIns
        .Where(name => BuiltInTypes.KindOf(name) == value.Kind && value.SchemaType != "xs:" + name)
        .Select(name => ($"{value.SchemaType} to xs:{name}", (object?)("xs:" + name)));

    /// <summary>Only an enumeration has a name.</summary>
    private static IEnumerable<(string How, object? Value)> Names(SimpleValue value)
    {
        if (value.Enumeration.Count == 0) yield break;
        yield return value.Named is { } named
            ? ("change", named with { LocalName = "tracer" })
            : ("add", new DataTypeName("lab", "tracer", "http://example.org/lab"));
        if (value.Named is not null) yield return ("remove", null);
    }
}
