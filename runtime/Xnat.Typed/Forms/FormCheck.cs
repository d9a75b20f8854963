using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Xnat.Typed;

/// <summary>Holds answers to what a form asks. Messages name fields, never answers.</summary>
internal static class FormCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>What is wrong with an answer; <see langword="null"/> if nothing is, or if the field is not known.</summary>
    /// <param name="field">The field.</param>
    /// <param name="answer">What stands there; <see cref="JsonValueKind.Undefined"/> for nothing.</param>
    public static string? WhyRefused(XnatFormField field, JsonElement answer)
    {
        if (IsEmpty(field, answer)) return field is { IsRequired: true, IsConditional: false } ? "must be filled in" : null;
        if (field.Kind == XnatFormFieldKind.Unknown) return null;
        if (!field.IsMultiple) return WhyRefusedOne(field, answer);
        if (answer.ValueKind != JsonValueKind.Array) return "is a list of values";
        return answer.EnumerateArray().Select(one => WhyRefusedOne(field, one)).FirstOrDefault(static why => why is not null);
    }

    // form.io takes these for no answer; a box that must be ticked is not, and neither are boxes of which one must be.
    private static bool IsEmpty(XnatFormField field, JsonElement answer) => answer.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => true,
        JsonValueKind.String => string.IsNullOrEmpty(answer.GetString()),
        JsonValueKind.Array => answer.GetArrayLength() == 0,
        JsonValueKind.False => field is { Kind: XnatFormFieldKind.Boolean, IsRequired: true },
        JsonValueKind.Object => field is { Kind: XnatFormFieldKind.Choices, IsRequired: true }
            && answer.EnumerateObject().All(static box => box.Value.ValueKind == JsonValueKind.False),
        _ => false,
    };

    private static string? WhyRefusedOne(XnatFormField field, JsonElement answer) => field.Kind switch
    {
        XnatFormFieldKind.Text => answer.ValueKind == JsonValueKind.String ? WhyRefusedText(field, answer.GetString()!) : "is a text",
        XnatFormFieldKind.Number => WhyRefusedNumber(field, answer),
        XnatFormFieldKind.Boolean => answer.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "is true or false",
        XnatFormFieldKind.Choice => FormRules.TextOf(answer) is { } text && field.PossibleValues.Contains(text, StringComparer.Ordinal)
            ? null
            : OneOf(field),
        XnatFormFieldKind.Choices => AreBoxes(field, answer) ? null : $"is an object of true and false; its names: {Join(field)}",
        XnatFormFieldKind.Moment => IsText(answer, static text => DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out _)) ? null : "is a moment as ISO 8601 writes it",
        XnatFormFieldKind.Day => IsText(answer, IsDay) ? null : "is a day, such as 05/17/2024",
        XnatFormFieldKind.Time => IsText(answer, static text => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out _))
            ? null
            : "is a time of day, such as 13:45:00",
        _ => null,
    };

    private static string? WhyRefusedText(XnatFormField field, string text)
    {
        if (text.Length < field.MinLength) return $"has at least {field.MinLength} letters";
        if (text.Length > field.MaxLength) return $"has at most {field.MaxLength} letters";
        return field.Pattern is { } pattern && !Matches(text, pattern) ? $"matches {pattern}" : null;
    }

    // JavaScript's expressions and .NET's agree in what forms use; one that .NET cannot read is left to the web pages.
    private static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, $"\\A(?:{pattern})\\z", RegexOptions.ECMAScript, Patience);
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private static string? WhyRefusedNumber(XnatFormField field, JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Number || !answer.TryGetDouble(out var number)) return "is a number";
        if (number < field.Min) return string.Create(CultureInfo.InvariantCulture, $"is at least {field.Min}");
        return number > field.Max ? string.Create(CultureInfo.InvariantCulture, $"is at most {field.Max}") : null;
    }

    private static bool AreBoxes(XnatFormField field, JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object
        && answer.EnumerateObject().All(box =>
            box.Value.ValueKind is JsonValueKind.True or JsonValueKind.False
            // Before anything is ticked form.io writes a box without a name.
            && (box.Name.Length == 0 || field.PossibleValues.Count == 0
                || field.PossibleValues.Contains(box.Name, StringComparer.Ordinal)));

    private static bool IsText(JsonElement answer, Predicate<string> isRight) =>
        answer.ValueKind == JsonValueKind.String && isRight(answer.GetString()!);

    // 'day' writes month or day first, as the form says, and zeros for what was left open: 00/00/2024.
    private static bool IsDay(string text) => text.Split('/') is [{ Length: > 0 }, { Length: > 0 }, { Length: > 0 }] parts
        && parts.All(static part => part.Length <= 4 && part.All(char.IsAsciiDigit));

    private static string OneOf(XnatFormField field) => $"is one of {Join(field)}";

    private static string Join(XnatFormField field) => string.Join(", ", field.PossibleValues);
}
