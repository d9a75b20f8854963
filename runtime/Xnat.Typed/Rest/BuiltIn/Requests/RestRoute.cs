using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;

namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>Called by generated code: an interpolated string whose values are escaped, so that none of them can leave its place in the path.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[InterpolatedStringHandler]
public readonly ref struct RestRoute
{
    private readonly StringBuilder _text;

    /// <summary>Starts an empty route.</summary>
    /// <param name="literalLength">Length of the fixed text.</param>
    /// <param name="formattedCount">Number of values.</param>
    public RestRoute(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (16 * formattedCount));

    /// <summary>Adds fixed text as it stands.</summary>
    /// <param name="value">Part of the route.</param>
    public void AppendLiteral(string value) => _text.Append(value);

    /// <summary>Adds a value; <see langword="null"/> adds nothing.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="value">The value.</param>
    public void AppendFormatted<T>(T value) => _text.Append(Uri.EscapeDataString(RestText.Of(value) ?? ""));

    /// <summary>Adds a value in a format; <c>**</c> keeps the slashes of the value.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="format">.NET format string, or <c>**</c>.</param>
    public void AppendFormatted<T>(T value, string format)
    {
        if (format != "**") _text.Append(Uri.EscapeDataString(RestText.Of(value, format) ?? ""));
        else _text.AppendJoin('/', (RestText.Of(value) ?? "").Split('/').Select(Uri.EscapeDataString));
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
