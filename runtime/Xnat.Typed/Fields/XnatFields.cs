using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Xnat.Typed;

/// <summary>The custom variables of an object as they were when they were asked for: texts by name.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "Fields are what XNAT calls them; the interface says that it is a dictionary.")]
public sealed class XnatFields : IReadOnlyDictionary<string, string>
{
    private readonly Dictionary<string, string> fields;

    internal XnatFields(Dictionary<string, string> fields) => this.fields = fields;

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
        : throw new KeyNotFoundException($"The object has no custom variable '{key}'; it has {(Count == 0 ? "none" : string.Join(", ", Keys))}. Use TryGetValue where it may be missing.");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => fields.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => fields.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => fields.GetEnumerator();

    /// <summary>How many; never their values.</summary>
    public override string ToString() => $"XnatFields of {Count} variables";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
