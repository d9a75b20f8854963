using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Xnat.Typed;

/// <summary>The custom fields of an object as they were when they were asked for: JSON by name, just as the server has it.</summary>
/// <remarks>
/// The answers to a custom form are one field, an object under the ID of the form. Texts are never decoded: this interface of XNAT keeps
/// them as they were sent.
/// </remarks>
[SuppressMessage("Naming", "CA1710", Justification = "Custom fields are what XNAT calls them; the interface says that it is a dictionary.")]
public sealed class XnatCustomFields : IReadOnlyDictionary<string, JsonElement>
{
    private readonly Dictionary<string, JsonElement> fields;

    internal XnatCustomFields(Dictionary<string, JsonElement> fields) => this.fields = fields;

    /// <inheritdoc/>
    public int Count => fields.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => fields.Keys;

    /// <inheritdoc/>
    public IEnumerable<JsonElement> Values => fields.Values;

    /// <summary>A field.</summary>
    /// <param name="key">Its name; capital letters matter.</param>
    /// <exception cref="KeyNotFoundException">The object has none of that name.</exception>
    public JsonElement this[string key] => fields.TryGetValue(key, out var value)
        ? value
        : throw new KeyNotFoundException("The object has no custom field of that name. Use TryGetValue where it may be missing.");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => fields.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, out JsonElement value) => fields.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => fields.GetEnumerator();

    /// <summary>How many; never their values.</summary>
    public override string ToString() => $"XnatCustomFields of {CountText.Of(Count, "field")}";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
