namespace Xnat.Typed.Tool.Pulling;

/// <summary>A schema as a server names it: XNAT keeps them as <c>schemas/{folder}/{file}.xsd</c>.</summary>
/// <param name="Folder">Folder.</param>
/// <param name="File">File without its extension.</param>
internal sealed record SchemaName(string Folder, string File)
{
    private const int LongestSegment = 200;

    /// <summary>
    /// An entry of the server's list: <c>folder/file</c>, or one word where both are equal; <see langword="null"/> if it can be neither.
    /// </summary>
    public static SchemaName? Parse(string text) => text.Split('/') switch
    {
        [var both] when IsSegment(both) => new(both, both),
        [var folder, var file] when IsSegment(folder) && IsSegment(file) => new(folder, file),
        _ => null,
    };

    /// <summary>
    /// Where an import leads, as the last two names of it; <see langword="null"/> if it leads to another server or nowhere.
    /// </summary>
    /// <param name="location">The <c>schemaLocation</c> in this schema.</param>
    /// <param name="server">The server that this schema is from.</param>
    public SchemaName? Locate(string location, Uri server)
    {
        if (Uri.TryCreate(location, UriKind.Absolute, out var address) && !address.IsFile)
        {
            if (!ServerAddress.SameOrigin(address, server)) return null;
            location = Uri.UnescapeDataString(address.AbsolutePath);
        }

        var path = location.StartsWith('/') ? new Stack<string>() : new Stack<string>([Folder]);
        foreach (var segment in location.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == "..") path.TryPop(out _);
            else if (segment != ".") path.Push(segment);
        }

        if (!path.TryPop(out var file)) return null;
        if (file.EndsWith(".xsd", StringComparison.OrdinalIgnoreCase)) file = file[..^4];
        return Parse(path.TryPop(out var folder) && folder != "schemas" ? folder + "/" + file : file);
    }

    /// <summary>Address of the schema in the newer API, relative to the server.</summary>
    public string ApiPath => "xapi/schemas/" + (Folder == File ? "" : Uri.EscapeDataString(Folder) + "/") + Uri.EscapeDataString(File);

    /// <summary>Address of the file itself, relative to the server.</summary>
    public string FilePath => "schemas/" + Uri.EscapeDataString(Folder) + "/" + Uri.EscapeDataString(File) + ".xsd";

    /// <summary>The name as the server's list has it.</summary>
    public override string ToString() => Folder == File ? File : Folder + "/" + File;

    private static bool IsSegment(string text) =>
        text.Length is > 0 and <= LongestSegment
        && text is not ("." or "..")
        && !text.Contains('\\', StringComparison.Ordinal)
        && !text.Any(char.IsControl)
        && !text.Any(char.IsSurrogate);
}
