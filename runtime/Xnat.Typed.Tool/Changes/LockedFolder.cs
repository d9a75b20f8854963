using System.Security.Cryptography;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Files;
using Xnat.Typed.Tool.Pulling;

namespace Xnat.Typed.Tool.Changes;

/// <summary>Pulled schemas with their lock.</summary>
/// <param name="path">Path of the lock.</param>
/// <param name="content">What it says.</param>
internal sealed class LockedFolder(string path, SchemaLock content)
{
    private readonly OutputFolder folder = new(Path.GetDirectoryName(Path.GetFullPath(path))!);

    public SchemaLock Lock => content;

    /// <summary>The folder as a person would write it.</summary>
    public string DisplayPath => folder.DisplayPath();

    /// <summary>Full path of a file that the lock names.</summary>
    public string PathOf(string file) => folder.PathOf(file);

    /// <exception cref="MisuseException">There is none.</exception>
    /// <exception cref="XnatContentException">The file is no lock.</exception>
    public static async Task<LockedFolder> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path)) path = Path.Combine(path, SchemaLock.FileName);
        if (!File.Exists(path))
            throw new MisuseException($"There is no lock '{path}'; xnat-typed schema pull writes one beside the schemas.");
        var content = await SchemaLock.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        return content is { Schemas.Count: > 0 }
            ? new(path, content)
            : throw new XnatContentException($"'{path}' is no lock, or names no schema; nothing was compared. Pull the schemas again.");
    }

    /// <summary>The schemas that the lock names, as they lie beside it: of these the code is made.</summary>
    /// <exception cref="XnatContentException">One is not there, or not to be read.</exception>
    public ComparedSchemas Read(CancellationToken cancellationToken)
    {
        var inputs = content.Schemas.Select(schema =>
        {
            if (!folder.Holds(schema.File))
                throw new XnatContentException(
                    $"{DisplayPath}/{schema.File}: the lock names it, and it is not there; nothing was compared. Pull the schemas again.");
            var (text, encoding) = XmlText.Decode(File.ReadAllBytes(folder.PathOf(schema.File)));
            return new SchemaInput($"{DisplayPath}/{schema.File}", text, "", "", encoding);
        });
        return ComparedSchemas.Of(
            SchemaLoader.Named(DisplayPath, content.Version), SchemaLoader.Read(inputs, cancellationToken), cancellationToken);
    }

    /// <summary>Files that somebody has changed since they were pulled.</summary>
    public IEnumerable<string> Edited() => content.Schemas
        .Where(schema => folder.Holds(schema.File)
            && Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(folder.PathOf(schema.File)))) != schema.Sha256)
        .Select(schema => schema.File);

    /// <summary>Schemas of which the server has other bytes than the lock, by name.</summary>
    public IEnumerable<string> Differing(PulledSchemas pulled)
    {
        var now = pulled.Schemas.ToDictionary(
            schema => schema.Name.ToString(), schema => Convert.ToHexStringLower(SHA256.HashData(schema.Content)), StringComparer.Ordinal);
        return content.Schemas
            .Where(schema => now.TryGetValue(schema.Name, out var hash) && hash != schema.Sha256)
            .Select(schema => schema.Name);
    }
}
