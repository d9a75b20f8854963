using System.Globalization;
using System.Text.Json;

namespace Xnat.Typed;

/// <summary>What a form.io component asks of its answer.</summary>
internal static class FormRules
{
    private static readonly string[] JavaScript = ["calculateValue", "customDefaultValue"];

    public static XnatFormField FieldOf(JsonElement component, string path, string type, bool isConditional)
    {
        var validate = FormComponents.Member(component, "validate") ?? default;
        var values = PossibleValues(component, type);
        var kind = KindOf(type);
        // A select takes its values from elsewhere too; then any is fine.
        if (kind == XnatFormFieldKind.Choice && values.Count == 0) kind = XnatFormFieldKind.Unknown;
        return new()
        {
            Path = path,
            Label = FormComponents.Text(component, "label"),
            Kind = kind,
            Type = type,
            IsRequired = FormComponents.IsTrue(validate, "required"),
            IsConditional = isConditional,
            IsMultiple = FormComponents.IsTrue(component, "multiple"),
            PossibleValues = values,
            MinLength = Whole(validate, "minLength"),
            MaxLength = Whole(validate, "maxLength"),
            Min = Number(validate, "min"),
            Max = Number(validate, "max"),
            Pattern = FormComponents.Text(validate, "pattern") is { Length: > 0 } pattern ? pattern : null,
            Unchecked = [.. Unchecked(component, validate)],
            Component = component,
        };
    }

    /// <summary>Whether the form hides it at times; by JavaScript or by a rule, which is not run here.</summary>
    public static bool IsConditional(JsonElement component)
    {
        if (FormComponents.Text(component, "customConditional") is { Length: > 0 }) return true;
        if (FormComponents.List(component, "logic").Any()) return true;
        var rule = FormComponents.Member(component, "conditional") ?? default;
        return FormComponents.Text(rule, "when") is { Length: > 0 } || FormComponents.List(rule, "conditions").Any()
            || FormComponents.Member(rule, "json") is { ValueKind: JsonValueKind.Object };
    }

    /// <summary>A value of a choice as text: form.io makes numbers and truth values of texts that look so.</summary>
    public static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    private static XnatFormFieldKind KindOf(string type) => type switch
    {
        "textfield" or "textarea" or "email" or "url" or "phoneNumber" or "password" or "hidden" => XnatFormFieldKind.Text,
        "number" or "currency" => XnatFormFieldKind.Number,
        "checkbox" => XnatFormFieldKind.Boolean,
        "radio" or "select" => XnatFormFieldKind.Choice,
        "selectboxes" => XnatFormFieldKind.Choices,
        "datetime" => XnatFormFieldKind.Moment,
        "day" => XnatFormFieldKind.Day,
        "time" => XnatFormFieldKind.Time,
        _ => XnatFormFieldKind.Unknown,
    };

    private static IReadOnlyList<string> PossibleValues(JsonElement component, string type)
    {
        if (type == "select" && (FormComponents.Text(component, "dataSrc") ?? "values") != "values") return [];
        var owner = type == "select" ? FormComponents.Member(component, "data") ?? default : component;
        return [.. FormComponents.List(owner, "values").Select(static choice => FormComponents.Member(choice, "value"))
            .Select(static value => value is { } known ? TextOf(known) : null).OfType<string>()];
    }

    private static IEnumerable<string> Unchecked(JsonElement component, JsonElement validate)
    {
        if (FormComponents.Text(validate, "custom") is { Length: > 0 }) yield return "validate.custom";
        if (FormComponents.Member(validate, "json") is { ValueKind: JsonValueKind.Object }) yield return "validate.json";
        foreach (var name in JavaScript)
            if (FormComponents.Text(component, name) is { Length: > 0 }) yield return name;
        if (FormComponents.IsTrue(component, "unique")) yield return "unique";
    }

    private static int? Whole(JsonElement owner, string name) =>
        Number(owner, name) is >= 0 and <= int.MaxValue and var number ? (int)number : null;

    // The form builder leaves an empty text where no limit is set.
    private static double? Number(JsonElement owner, string name) => FormComponents.Member(owner, name) switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var value) => value,
        { ValueKind: JsonValueKind.String } text
            when double.TryParse(text.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        _ => null,
    };
}
