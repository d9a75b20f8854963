namespace Xnat.Typed.Server.Types;

/// <summary>One schema as the server hands it out.</summary>
/// <param name="Folder">Folder below <c>schemas/</c>.</param>
/// <param name="File">File name without extension.</param>
/// <param name="Text">The document.</param>
internal sealed record SchemaFile(string Folder, string File, string Text)
{
    /// <summary>Entry of <c>/xapi/schemas</c>: <c>folder/file</c>, or one word where both are equal.</summary>
    public string Name => Folder == File || Folder.Length == 0 ? File : Folder + "/" + File;

    /// <summary>Whether the folder is one that XNAT itself has; the others are what plugins bring.</summary>
    public bool IsBundled { get; init; }

    /// <summary>A schema by where it lies.</summary>
    /// <param name="path">Its path below the folder of all schemas, with either slash.</param>
    /// <param name="text">The document.</param>
    public static SchemaFile At(string path, string text)
    {
        // XNAT looks for schemas/*/*.xsd: the folder directly above the file counts, what lies above it does not.
        var segments = path.Replace('\\', '/').Split('/');
        var file = System.IO.Path.GetFileNameWithoutExtension(segments[^1]);
        return new SchemaFile(segments.Length > 1 ? segments[^2] : file, file, text);
    }

    public string Path => "schemas/" + (Folder.Length == 0 ? "" : Folder + "/") + File + ".xsd";
}
