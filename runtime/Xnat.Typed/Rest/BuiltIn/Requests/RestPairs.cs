using System.Collections;
using System.ComponentModel;

namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>Called by generated code: the pairs of a query string or form, in the order in which they are sent.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RestPairs : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> _pairs = [];

    /// <summary>One pair; none for <see langword="null"/>.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="key">The key, not escaped.</param>
    /// <param name="value">The value.</param>
    /// <param name="format">.NET format string.</param>
    public void Add<T>(string key, T value, string? format = null)
    {
        if (RestText.Of(value, format) is { } text) _pairs.Add(new(key, text));
    }

    /// <summary>The values of a list, as one pair or as one pair each; nothing for <see langword="null"/>.</summary>
    /// <typeparam name="T">Type of a value.</typeparam>
    /// <param name="key">The key, not escaped.</param>
    /// <param name="values">The values.</param>
    /// <param name="collectionFormat">How they are written.</param>
    /// <param name="text">The text of a value, if it is not the usual one.</param>
    /// <param name="format">.NET format string.</param>
    public void AddList<T>(string key, IEnumerable<T>? values, CollectionFormat collectionFormat, Func<T, string?>? text = null, string? format = null)
    {
        if (values is null) return;
        var texts = values.Select(value => text is null ? RestText.Of(value, format) : text(value));
        if (collectionFormat == CollectionFormat.Multi)
        {
            foreach (var value in texts) Add(key, value);
            return;
        }

        var separator = collectionFormat switch
        {
            CollectionFormat.Ssv => " ",
            CollectionFormat.Tsv => "\t",
            CollectionFormat.Pipes => "|",
            _ => ",",
        };
        _pairs.Add(new(key, string.Join(separator, texts)));
    }

    /// <summary>One pair per entry; entries without value or with a blank key are left out.</summary>
    /// <typeparam name="TKey">Type of the keys.</typeparam>
    /// <typeparam name="TValue">Type of the values.</typeparam>
    /// <param name="map">The entries.</param>
    /// <param name="prefix">Text before each key.</param>
    /// <param name="key">The text of a key, if it is not the usual one.</param>
    /// <param name="value">The text of a value, if it is not the usual one.</param>
    /// <param name="format">.NET format string for the values.</param>
    public void AddMap<TKey, TValue>(
        IEnumerable<KeyValuePair<TKey, TValue>>? map,
        string prefix = "",
        Func<TKey, string?>? key = null,
        Func<TValue, string?>? value = null,
        string? format = null)
    {
        foreach (var entry in map ?? [])
        {
            var name = key is null ? RestText.Of(entry.Key) : key(entry.Key);
            if (!string.IsNullOrWhiteSpace(name)) Add(prefix + name, value is null ? RestText.Of(entry.Value, format) : value(entry.Value));
        }
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _pairs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The pairs as a query string without question mark.</summary>
    /// <returns>Escaped text, empty without pairs.</returns>
    public override string ToString() =>
        string.Join('&', _pairs.Select(pair => string.Concat(Uri.EscapeDataString(pair.Key), "=", Uri.EscapeDataString(pair.Value))));
}
