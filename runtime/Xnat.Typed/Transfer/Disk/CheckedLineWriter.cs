using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Xnat.Typed;

/// <summary>Writes lines of our own records into the same buffer: there are as many as files.</summary>
internal sealed class CheckedLineWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> lines = new(1024);
    private readonly Utf8JsonWriter json;

    public CheckedLineWriter() => json = new(lines);

    /// <summary>The lines that were written, each with its end; the bytes are there until the next one is written.</summary>
    public ReadOnlySpan<byte> Written => lines.WrittenSpan;

    /// <summary>Forgets the lines that were written.</summary>
    public void Clear() => lines.ResetWrittenCount();

    /// <summary>A line alone with its end; its bytes are there until the next one is written.</summary>
    /// <param name="value">What it tells of.</param>
    /// <param name="fields">Writes its fields.</param>
    public ReadOnlySpan<byte> Write<T>(T value, Action<Utf8JsonWriter, T> fields)
    {
        Clear();
        Append(value, fields);
        return Written;
    }

    /// <summary>Writes a line behind the others.</summary>
    /// <param name="value">What it tells of.</param>
    /// <param name="fields">Writes its fields.</param>
    public void Append<T>(T value, Action<Utf8JsonWriter, T> fields)
    {
        var start = lines.WrittenCount;
        json.Reset(lines);
        json.WriteStartObject();
        fields(json, value);
        // The object stays open: its last field is the checksum of all that stands before it.
        json.Flush();
        var sum = CheckedLine.ChecksumOf(lines.WrittenSpan[start..]);
        lines.Write(CheckedLine.Check);
        _ = sum.TryFormat(lines.GetSpan(8), out var digits, "x8", CultureInfo.InvariantCulture);
        lines.Advance(digits);
        lines.Write("\"}\n"u8);
    }

    public void Dispose() => json.Dispose();
}
