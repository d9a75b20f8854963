using System.Buffers;
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
