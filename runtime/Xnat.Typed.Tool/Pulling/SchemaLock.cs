using System.Text.Encodings.Web;
using System.Text.Json;

namespace Xnat.Typed.Tool.Pulling;

/// <summary>
/// What lies in a folder of pulled schemas and where it came from. Committed with them, it shows each change of the server.
/// </summary>
/// <param name="Server">Address of the server.</param>
/// <param name="Version">Its version, if it told.</param>
/// <param name="Build">Its build, if it told.</param>
/// <param name="Plugins">Its plugins, sorted by ID; none where the account may not see them, or an earlier pull did not ask.</param>
/// <param name="Schemas">The schemas, sorted by name.</param>
internal sealed record SchemaLock(
    string Server, string? Version, string? Build, IReadOnlyList<LockedPlugin>? Plugins, IReadOnlyList<LockedSchema> Schemas)
{
    public const string FileName = "xnat-schemas.lock.json";

    // Names are shown as they are; the file is no part of a web page.
    private static readonly PullingJson Json = new(new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public byte[] ToBytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Json.SchemaLock), (byte)'\n'];

    /// <summary>The lock in a file, or <see langword="null"/> if there is none or it is none.</summary>
    public static async Task<SchemaLock?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path)) return null;
        try
        {
            var content = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
            var read = JsonSerializer.Deserialize(content, Json.SchemaLock);
            return read is { Schemas: { } schemas } && schemas.All(schema => schema is { Name: not null, File: not null }) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
