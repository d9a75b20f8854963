using System.Text.Json;

namespace Xnat.Typed;

/// <summary>Lines of a manifest that tell of files, and of the names of subjects and sessions.</summary>
internal static class ManifestLine
{
    // Encoded once: there is a line for each of a million files.
    private static readonly JsonEncodedText Path = JsonEncodedText.Encode("path");
    private static readonly JsonEncodedText Uri = JsonEncodedText.Encode("uri");
    private static readonly JsonEncodedText Object = JsonEncodedText.Encode("object");
    private static readonly JsonEncodedText Size = JsonEncodedText.Encode("size");
    private static readonly JsonEncodedText Md5 = JsonEncodedText.Encode("md5");
    private static readonly JsonEncodedText Verified = JsonEncodedText.Encode("verified");
    private static readonly JsonEncodedText Modified = JsonEncodedText.Encode("modified");
    private static readonly JsonEncodedText Written = JsonEncodedText.Encode("written");

    /// <summary>Writes the fields of a line.</summary>
    public static void Write(Utf8JsonWriter json, ManifestEntry entry)
    {
        json.WriteString(Path, entry.Path);
        json.WriteString(Uri, entry.Uri);
        json.WriteString(Object, entry.Object);
        json.WriteNumber(Size, entry.Size);
        if (entry.Md5 is not null) json.WriteString(Md5, entry.Md5);
        json.WriteString(Verified, WordOf(entry.By));
        if (entry.Modified is { } modified) json.WriteString(Modified, modified);
        json.WriteString(Written, entry.Written);
    }

    /// <summary>The file that a line tells of; <see langword="null"/> if it tells of none.</summary>
    public static ManifestEntry? EntryOf(JsonElement line)
    {
        if (CheckedLine.TextOf(line, "path") is not { } path || CheckedLine.TextOf(line, "uri") is not { } uri
            || CheckedLine.TextOf(line, "object") is not { } item || CheckedLine.NumberOf(line, "size") is not { } size || size < 0)
            return null;
        return new(path, uri, item, size)
        {
            Md5 = Md5Digest.Known(CheckedLine.TextOf(line, "md5")),
            By = CheckedLine.TextOf(line, "verified") switch
            {
                "digest" => VerifiedBy.Digest, "length" => VerifiedBy.Length, _ => null,
            },
            Modified = CheckedLine.TimeOf(line, "modified"),
            Written = line.TryGetProperty("written", out var written) && written.ValueKind == JsonValueKind.String
                && written.TryGetDateTime(out var at) ? at.ToUniversalTime() : default,
        };
    }

    /// <summary>Writes the fields of a line.</summary>
    public static void Write(Utf8JsonWriter json, NamedObject named)
    {
        json.WriteString("name", named.Name);
        json.WriteNumber("number", named.Number);
        json.WriteString("owner", named.Owner);
    }

    /// <summary>The name that a line tells of; <see langword="null"/> if it tells of none.</summary>
    public static NamedObject? NamedOf(JsonElement line) =>
        CheckedLine.TextOf(line, "name") is { } name && CheckedLine.TextOf(line, "owner") is { } owner
        && CheckedLine.NumberOf(line, "number") is > 0 and <= int.MaxValue and var number
            ? new(name, (int)number, owner)
            : null;

    private static string WordOf(VerifiedBy? by) => by switch
    {
        VerifiedBy.Digest => "digest",
        VerifiedBy.Length => "length",
        _ => "count",
    };
}
