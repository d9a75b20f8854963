namespace Xnat.Typed;

/// <summary>A file that is to stand in the folder.</summary>
/// <param name="File">The file on the server.</param>
/// <param name="Listed">The same as it is found in an archive.</param>
/// <param name="Path">Its path below the folder, with <c>/</c> between names.</param>
internal sealed record TreeFile(XnatFile File, CatalogFile Listed, string Path)
{
    public string Uri => File.Uri;
}
