using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Xnat.Typed.Benchmarks.Client;

/// <summary>What somebody writes who needs this one table and nothing else: a loop that makes a text of every cell.</summary>
internal static class HandWritten
{
    private const int RowDepth = 3;

    public static async Task<int> CountAsync(HttpClient http)
    {
        using var response = await http.GetAsync(new Uri("data/subjects", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        var (filled, count, state) = (0, 0, default(JsonReaderState));
        for (var isLast = false; !isLast;)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(filled));
            isLast = read == 0;
            filled += read;
            var used = Parse(buffer.AsSpan(0, filled), isLast, ref state, ref count);
            buffer.AsSpan(used, filled - used).CopyTo(buffer);
            filled -= used;
            if (filled == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return count;
    }

    /// <summary>Sessions as <see cref="TypedColumns"/> reads them.</summary>
    public static async Task<int> CountSessionsAsync(HttpClient http, bool signsIn)
    {
        if (signsIn)
        {
            using var session = await http.PostAsync(new Uri("data/JSESSION", UriKind.Relative), null);
            session.EnsureSuccessStatusCode();
        }

        await using var stream = await http.GetStreamAsync(new Uri("data/experiments", UriKind.Relative));
        using var document = await JsonDocument.ParseAsync(stream);
        var count = 0;
        foreach (var row in document.RootElement.GetProperty("ResultSet").GetProperty("Result").EnumerateArray())
        {
            if (Text(row, "ID") is not null && Text(row, "label") is not null
                && DateOnly.ParseExact(Text(row, "date")!, "yyyy-MM-dd", CultureInfo.InvariantCulture).Year > 2000
                && Text(row, "xnat:mrsessiondata/fieldstrength") is not null
                && double.Parse(Text(row, "xnat:subjectassessordata/age")!, CultureInfo.InvariantCulture) > 1
                && long.Parse(Text(row, Tables.SubjectAge)!, CultureInfo.InvariantCulture) > 1)
                count++;
        }

        return count;
    }

    private static string? Text(JsonElement row, string column) => row.GetProperty(column).GetString();

    private static int Parse(ReadOnlySpan<byte> bytes, bool isLast, ref JsonReaderState state, ref int count)
    {
        var reader = new Utf8JsonReader(bytes, isLast, state);
        Cells? row = null;
        var (safe, safeState) = (0L, state);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject when reader.CurrentDepth == RowDepth:
                    row = new();
                    break;
                case JsonTokenType.EndObject when reader.CurrentDepth == RowDepth && row is { Id: not null }:
                    count++;
                    row = null;
                    (safe, safeState) = (reader.BytesConsumed, reader.CurrentState);
                    break;
                case JsonTokenType.PropertyName when row is not null:
                    ReadCell(ref reader, row);
                    break;
            }
        }

        // A row that the buffer cuts is read again as a whole.
        if (isLast || row is null) (safe, safeState) = (reader.BytesConsumed, reader.CurrentState);
        state = safeState;
        return (int)safe;
    }

    private static void ReadCell(ref Utf8JsonReader reader, Cells row)
    {
        if (reader.ValueTextEquals("ID"u8)) row.Id = Next(ref reader);
        else if (reader.ValueTextEquals("project"u8)) row.Project = Next(ref reader);
        else if (reader.ValueTextEquals("label"u8)) row.Label = Next(ref reader);
        else if (reader.ValueTextEquals("URI"u8)) row.Uri = Next(ref reader);
    }

    private static string? Next(ref Utf8JsonReader reader) => reader.Read() ? reader.GetString() : null;

    private sealed class Cells
    {
        public string? Id { get; set; }

        public string? Project { get; set; }

        public string? Label { get; set; }

        public string? Uri { get; set; }
    }
}
