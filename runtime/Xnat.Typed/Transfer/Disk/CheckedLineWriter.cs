using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Xnat.Typed;

/// <summary>Writes lines of our own records, one after the other into the same buffer: there are as many as files.</summary>
internal sealed class CheckedLineWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> line = new(1024);
    private readonly Utf8JsonWriter json;

    public CheckedLineWriter() => json = new(line);

    /// <summary>A line with its end; its bytes are there until the next one is written.</summary>
    /// <param name="value">What it tells of.</param>
    /// <param name="fields">Writes its fields.</param>
    public ReadOnlySpan<byte> Write<T>(T value, Action<Utf8JsonWriter, T> fields)
    {
        line.ResetWrittenCount();
        json.Reset(line);
        json.WriteStartObject();
        fields(json, value);
        // The object stays open: its last field is the checksum of all that stands before it.
        json.Flush();
        var sum = CheckedLine.ChecksumOf(line.WrittenSpan);
        line.Write(CheckedLine.Check);
        _ = sum.TryFormat(line.GetSpan(8), out var digits, "x8", CultureInfo.InvariantCulture);
        line.Advance(digits);
        line.Write("\"}\n"u8);
        return line.WrittenSpan;
    }

    public void Dispose() => json.Dispose();
}
