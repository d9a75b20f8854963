using System.IO.Hashing;
using System.Text;
using System.Text.Json;

namespace Xnat.Typed;

/// <summary>
/// Lines of our own records: JSON objects, each with a checksum of what stands before it, so that one edited by hand is noticed.
/// </summary>
internal static class CheckedLine
{
    /// <summary>What stands before the checksum.</summary>
    public static ReadOnlySpan<byte> Check => ",\"check\":\""u8;

    public static string Of(Action<Utf8JsonWriter> fields)
    {
        using var line = new CheckedLineWriter();
        return Encoding.UTF8.GetString(line.Write(fields, static (json, write) => write(json)));
    }

    /// <summary>The fields of a line; <see langword="null"/> if it is not as it was written.</summary>
    public static JsonElement? Read(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var check = bytes.AsSpan().LastIndexOf(Check);
        if (check < 0
            || Encoding.UTF8.GetString(bytes.AsSpan(check + Check.Length)) != $"{ChecksumOf(bytes.AsSpan(0, check)):x8}\"}}") return null;
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string? TextOf(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static long? NumberOf(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number
            : null;

    public static DateTimeOffset? TimeOf(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time)
            ? time
            : null;

    public static uint ChecksumOf(ReadOnlySpan<byte> text) => Crc32.HashToUInt32(text);
}
