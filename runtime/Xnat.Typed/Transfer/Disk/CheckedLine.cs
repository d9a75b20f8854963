using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;

namespace Xnat.Typed;

/// <summary>
/// Lines of our own records: JSON objects, each with a checksum of what stands before it, so that one edited by hand is noticed.
/// </summary>
internal static class CheckedLine
{
    private const string Check = ",\"check\":\"";

    public static string Of(Action<Utf8JsonWriter> fields)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        var text = Encoding.UTF8.GetString(line.ToArray())[..^1];
        return $"{text}{Check}{ChecksumOf(text)}\"}}\n";
    }

    /// <summary>The fields of a line; <see langword="null"/> if it is not as it was written.</summary>
    public static JsonElement? Read(string line)
    {
        var check = line.LastIndexOf(Check, StringComparison.Ordinal);
        if (check < 0 || line[(check + Check.Length)..] != ChecksumOf(line[..check]) + "\"}") return null;
        try
        {
            using var document = JsonDocument.Parse(line);
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

    private static string ChecksumOf(string text) =>
        Crc32.HashToUInt32(Encoding.UTF8.GetBytes(text)).ToString("x8", CultureInfo.InvariantCulture);
}
