using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Xnat.Typed.Server.Data;

/// <summary>Texts by key that belong to a row and report their changes as the row's.</summary>
internal sealed class TrackedTexts(Row owner) : IReadOnlyDictionary<string, string>
{
    private readonly OrderedDictionary<string, string> texts = new(StringComparer.Ordinal);

    public int Count => texts.Count;

    public IEnumerable<string> Keys => texts.Keys;

    public IEnumerable<string> Values => texts.Values;

    public string this[string key]
    {
        get => texts[key];
        set
        {
            texts[key] = value;
            owner.Touch();
        }
    }

    public bool Remove(string key)
    {
        if (!texts.Remove(key)) return false;
        owner.Touch();
        return true;
    }

    public bool ContainsKey(string key) => texts.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => texts.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => texts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
