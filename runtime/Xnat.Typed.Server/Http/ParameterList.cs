using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Http;

/// <summary>Query or form parameters in their order, names and values decoded. Names may repeat.</summary>
internal sealed class ParameterList(IReadOnlyList<KeyValuePair<string, string>> entries)
{
    public static ParameterList Empty { get; } = new([]);

    public IReadOnlyList<KeyValuePair<string, string>> Entries { get; } = entries;

    /// <summary>The last value of a name: what stands in the query wins over what stands in a form.</summary>
    public string? this[string name] => Entries.LastOrDefault(entry => entry.Key == name).Value;

    public static ParameterList Parse(string text)
    {
        if (text.Length == 0) return Empty;
        var entries = new List<KeyValuePair<string, string>>();
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var mark = pair.IndexOf('=', StringComparison.Ordinal);
            entries.Add(new(Decode(mark < 0 ? pair : pair[..mark]), mark < 0 ? "" : Decode(pair[(mark + 1)..])));
        }

        return new(entries);
    }

    /// <summary>The same with values as XNAT stores them; names stay.</summary>
    public ParameterList Escaped() => new([.. Entries.Select(entry => KeyValuePair.Create(entry.Key, StoredText.Escape(entry.Value)))]);

    public bool Has(string name) => Entries.Any(entry => entry.Key == name);

    public IEnumerable<string> All(string name) => Entries.Where(entry => entry.Key == name).Select(entry => entry.Value);

    /// <summary>XNAT reads a flag as set when it is there and neither <c>false</c> nor <c>0</c>; an empty value counts as set.</summary>
    public bool Flag(string name) => this[name] is { } value && value is not ("false" or "0");

    /// <summary>Some resources take nothing but <c>true</c>.</summary>
    public bool IsTrue(string name) => string.Equals(this[name], "true", StringComparison.OrdinalIgnoreCase);

    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (this[name] is { Length: > 0 } value) return value;
        return null;
    }

    public ParameterList Then(ParameterList more) => Entries.Count == 0 ? more : new([.. Entries, .. more.Entries]);

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
