namespace Xnat.Typed.Tool.Commands;

/// <summary>What is sent to a resource.</summary>
/// <param name="Path">A file or a folder that is there.</param>
/// <param name="IfExists">What becomes of files that the resource has already.</param>
/// <param name="Format">Format to note in the catalog.</param>
/// <param name="Content">Content to note in the catalog.</param>
/// <param name="Tags">Words to note in the catalog.</param>
/// <param name="Extract">Whether the file is an archive that the server unpacks.</param>
internal sealed record UploadOrder(
    string Path, IfExists IfExists, string? Format, string? Content, IReadOnlyList<string> Tags, bool Extract)
{
    public bool IsFolder => Directory.Exists(Path);

    /// <summary>The files, by their paths within the resource.</summary>
    public IEnumerable<(string Name, FileInfo File)> Files() => IsFolder
        ? new DirectoryInfo(Path)
            .EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => (System.IO.Path.GetRelativePath(Path, file.FullName).Replace('\\', '/'), file))
        : [(System.IO.Path.GetFileName(Path), new FileInfo(Path))];

    public DirectoryUploadOptions ForFolder() => new() { IfExists = IfExists, Format = Format, Content = Content, Tags = Tags };

    public UploadOptions ForFile(bool overwrites) =>
        new() { Overwrite = overwrites, Extract = Extract, Format = Format, Content = Content, Tags = Tags };
}
