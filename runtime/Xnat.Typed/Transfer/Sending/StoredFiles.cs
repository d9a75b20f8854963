using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>What a resource holds, by path.</summary>
internal static class StoredFiles
{
    public static async Task<Dictionary<string, XnatFile>> ReadAsync(AbstractResource resource, CancellationToken cancellationToken)
    {
        var stored = new Dictionary<string, XnatFile>(StringComparer.Ordinal);
        await foreach (var file in new XnatFiles(resource).WithCancellation(cancellationToken).ConfigureAwait(false))
            stored[PathOf(file)] = file;
        return stored;
    }

    // Whether addresses are escaped depends on the catalog; the name never is.
    public static string PathOf(XnatFile file)
    {
        var plain = Uri.UnescapeDataString(file.Path);
        return plain != file.Path && file.Name.Length > 0 && plain.EndsWith(file.Name, StringComparison.Ordinal)
            && !file.Path.EndsWith(file.Name, StringComparison.Ordinal)
            ? plain
            : file.Path;
    }
}
