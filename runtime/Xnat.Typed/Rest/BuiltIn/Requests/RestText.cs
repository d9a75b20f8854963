using System.ComponentModel;
using System.Globalization;

namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>Called by generated code: the text of a value in routes, queries, forms and headers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RestText
{
    /// <summary>The value in invariant culture.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="value">The value, or <see langword="null"/>.</param>
    /// <param name="format">.NET format string.</param>
    /// <returns>Its text; <see langword="null"/> for <see langword="null"/>.</returns>
    public static string? Of<T>(T value, string? format = null) => value switch
    {
        null => null,
        string text => text,
        IFormattable formattable => formattable.ToString(format, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
