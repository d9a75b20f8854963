using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>The custom variables of an object as they were when they were asked for: texts by name.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "Fields are what XNAT calls them; the interface says that it is a dictionary.")]
public sealed class XnatFields : IReadOnlyDictionary<string, string>
{
    private readonly Dictionary<string, string> fields;

    private XnatFields(Dictionary<string, string> fields) => this.fields = fields;

    /// <inheritdoc/>
    public int Count => fields.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => fields.Keys;

    /// <inheritdoc/>
    public IEnumerable<string> Values => fields.Values;

    /// <summary>The text of a variable.</summary>
    /// <param name="key">Its name; capital letters matter.</param>
    /// <exception cref="KeyNotFoundException">The object has no value for it.</exception>
    public string this[string key] => fields.TryGetValue(key, out var text)
        ? text
        : throw new KeyNotFoundException(
            $"The object has no custom variable '{key}'; it has {(Count == 0 ? "none" : string.Join(", ", Keys))}. Use TryGetValue where "
            + "it may be missing.");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => fields.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => fields.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => fields.GetEnumerator();

    /// <summary>How many; never their values.</summary>
    public override string ToString() => $"XnatFields of {CountText.Of(Count, "variable")}";

    /// <summary>
    /// The variables in a document. Of two names that read alike, the one that is stored so has the name; the other shows as it is stored.
    /// </summary>
    internal static XnatFields Of(XnatRecord record)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (stored, text) in Stored(record))
        {
            if (XnatText.Decode(stored) == stored) read[stored] = text;
        }

        foreach (var (stored, text) in Stored(record))
        {
            if (XnatText.Decode(stored) is var name && name != stored && !read.TryAdd(name, text)) read[stored] = text;
        }

        return new(read);
    }

    /// <summary>The spelling under which the server has a variable, or <see langword="null"/> if it has none of this name.</summary>
    internal static string? StoredName(XnatRecord record, string name)
    {
        var rows = record.Rows("fields/field");
        var names = rows.Select(static row => row.TryGetSent("name", out var stored) ? stored : null).OfType<string>().ToList();
        return names.Contains(name, StringComparer.Ordinal) ? name : names.Find(stored => XnatText.Decode(stored) == name);
    }

    private static IEnumerable<(string Name, string Text)> Stored(XnatRecord record)
    {
        foreach (var row in record.Rows("fields/field"))
        {
            // A cleared variable stays behind as a name without text.
            if (row.TryGetSent("name", out var name) && name is { Length: > 0 } && row.TryGet("field", out var text) && text is not null)
                yield return (name, text);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
