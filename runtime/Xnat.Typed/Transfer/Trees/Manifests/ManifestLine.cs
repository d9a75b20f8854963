using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;

namespace Xnat.Typed;

/// <summary>
/// Lines of a manifest: JSON objects, each with a checksum of what stands before it, so that one edited by hand is noticed.
/// </summary>
internal static class ManifestLine
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

    public static string Of(ManifestEntry entry) => Of(json =>
    {
        json.WriteString("path", entry.Path);
        json.WriteString("uri", entry.Uri);
        json.WriteString("object", entry.Object);
        json.WriteNumber("size", entry.Size);
        if (entry.Md5 is not null) json.WriteString("md5", entry.Md5);
        json.WriteString("verified", WordOf(entry.By));
        if (entry.Modified is { } modified) json.WriteString("modified", modified);
        json.WriteString("written", entry.Written);
    });

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

    /// <summary>The file that a line tells of; <see langword="null"/> if it tells of none.</summary>
    public static ManifestEntry? EntryOf(JsonElement line)
    {
        if (TextOf(line, "path") is not { } path || TextOf(line, "uri") is not { } uri
            || TextOf(line, "object") is not { } item) return null;
        if (!line.TryGetProperty("size", out var length) || !length.TryGetInt64(out var size) || size < 0) return null;
        return new(path, uri, item, size)
        {
            Md5 = Md5Digest.Known(TextOf(line, "md5")),
            By = TextOf(line, "verified") switch { "digest" => VerifiedBy.Digest, "length" => VerifiedBy.Length, _ => null },
            Modified = line.TryGetProperty("modified", out var modified) && modified.TryGetDateTimeOffset(out var time) ? time : null,
            Written = line.TryGetProperty("written", out var written) && written.TryGetDateTime(out var at)
                ? at.ToUniversalTime()
                : default,
        };
    }

    public static string? TextOf(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string WordOf(VerifiedBy? by) => by switch
    {
        VerifiedBy.Digest => "digest",
        VerifiedBy.Length => "length",
        _ => "count",
    };

    private static string ChecksumOf(string text) =>
        Crc32.HashToUInt32(Encoding.UTF8.GetBytes(text)).ToString("x8", CultureInfo.InvariantCulture);
}
