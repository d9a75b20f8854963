using System.Text;
using System.Text.Json;

namespace Xnat.Typed;

/// <summary>
/// The columns met so far in one table. Rows share them, since a server sends the same keys in each row, mostly in the same order.
/// </summary>
internal sealed class TableColumns
{
    // Replaced, not changed, by a new column: rows that were given out already may be read by other threads.
    private string[] names = [];
    private byte[][] encoded = [];

    // Likewise: what a search says of its columns before the rows.
    private (string Key, string Header)[] headers = [];

    public int Count => names.Length;

    public string this[int index] => names[index];

    /// <summary>
    /// Key of the column over which a search writes this header, or <see langword="null"/>: the keys of columns are XNAT's, their headers
    /// are those that were asked for.
    /// </summary>
    public string? KeyOf(string header) => Array.Find(headers, column => column.Header == header).Key;

    /// <summary>Takes note of a header.</summary>
    public void Describe(string key, string header) => headers = [.. headers, (key, header)];

    /// <summary>Index of a column, or -1.</summary>
    public int IndexOf(string name) => Array.IndexOf(names, name);

    /// <summary>Index of the property that the reader stands on. <paramref name="guess"/> is tried first.</summary>
    public int IndexOf(ref Utf8JsonReader reader, int guess)
    {
        if (guess < encoded.Length && reader.ValueTextEquals(encoded[guess])) return guess;
        for (var at = 0; at < encoded.Length; at++)
        {
            if (reader.ValueTextEquals(encoded[at])) return at;
        }

        var name = reader.GetString()!;
        encoded = [.. encoded, Encoding.UTF8.GetBytes(name)];
        names = [.. names, name];
        return names.Length - 1;
    }
}
