using System.Text;
using System.Text.Json;

namespace Xnat.Typed;

/// <summary>The columns met so far in one table. Rows share them, since a server sends the same keys in each row, mostly in the same order.</summary>
internal sealed class TableColumns
{
    private readonly List<string> names = [];
    private readonly List<byte[]> encoded = [];

    public int Count => names.Count;

    public string this[int index] => names[index];

    /// <summary>Index of a column, or -1.</summary>
    public int IndexOf(string name) => names.IndexOf(name);

    /// <summary>Index of the property that the reader stands on. <paramref name="guess"/> is tried first.</summary>
    public int IndexOf(ref Utf8JsonReader reader, int guess)
    {
        if (guess < encoded.Count && reader.ValueTextEquals(encoded[guess])) return guess;
        for (var at = 0; at < encoded.Count; at++)
        {
            if (reader.ValueTextEquals(encoded[at])) return at;
        }

        var name = reader.GetString()!;
        names.Add(name);
        encoded.Add(Encoding.UTF8.GetBytes(name));
        return names.Count - 1;
    }
}
