using System.Globalization;
using Xnat.Typed.Model;

namespace Xnat.Typed.Tool.Where;

/// <summary>What a field is compared with. How it is written says as what it is compared.</summary>
internal static class WhereValue
{
    /// <summary>
    /// A text in quotes is a text. Without quotes, a number is a number, <c>2020-02-29</c> a day, <c>true</c> and <c>false</c> truth
    /// values, <c>null</c> nothing, and anything else a text.
    /// </summary>
    public static object? Of(Token token)
    {
        if (token.Kind == TokenKind.Quoted) return token.Text;
        if (token.Is("null")) return null;
        if (token.Is("true") || token.Is("false")) return token.Is("true");
        if (DateOnly.TryParseExact(token.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        var isNumber = double.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return isNumber && !char.IsLetter(token.Text[0]) && double.IsFinite(number) ? number : token.Text;
    }

    /// <summary>The field, read as the value is: a text that is no number counts as empty in a comparison with one.</summary>
    public static CriterionField FieldFor(FieldName name, Type type)
    {
        if (name.IsVariable) return QueryVariable.Of(name.Path, type, name.DataType);
        return new(name.DataType, name.Path, type, text => Read(text, type));
    }

    private static object? Read(string text, Type type) =>
        type == typeof(double) ? XnatValue.TryParse<double>(text)
        : type == typeof(DateOnly) ? XnatValue.TryParse<DateOnly>(text)
        : type == typeof(bool) ? XnatValue.TryParse<bool>(text)
        : text;
}
