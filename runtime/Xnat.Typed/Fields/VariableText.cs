using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Reads the texts that XNAT keeps as custom variables.</summary>
internal static class VariableText
{
    /// <summary>The value; <see langword="null"/> if there is no text.</summary>
    /// <exception cref="XnatContentException">The text is no such value.</exception>
    public static T? Parse<T>(string? text, XnatObject owner)
        where T : struct
    {
        if (string.IsNullOrEmpty(text)) return null;
        return XnatValue.TryParse<T>(text) ?? throw new XnatContentException(
            $"A custom variable holds a text that is not {XnatValue.WordsFor(typeof(T))}. "
            + "Read the text itself, and correct it on the server.")
        {
            DataType = owner.XsiType,
            Field = "fields/field",
            ValueKind = typeof(T).Name,
        };
    }
}
