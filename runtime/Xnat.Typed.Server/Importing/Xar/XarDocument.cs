using System.Xml;
using System.Xml.Linq;
using Xnat.Typed.Server.Storage;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Importing.Xar;

/// <summary>The document of one experiment in an archive.</summary>
/// <param name="Path">Where it lies in the archive.</param>
/// <param name="Root">The document.</param>
/// <param name="Type">Data type of the experiment.</param>
internal sealed record XarDocument(string Path, XElement Root, TypeEntry Type)
{
    /// <summary>The folder whose files belong to the experiment, with a slash at its end; empty for the whole archive.</summary>
    public string Folder => Path[..(Path.LastIndexOf('/') + 1)];

    public string? Project => (string?)Root.Attribute("project");

    public string Label => (string?)Root.Attribute("label") ?? (string?)Root.Attribute("ID") ?? Folder.TrimEnd('/');

    /// <summary>ID or label of the subject that the experiment is about.</summary>
    public string? Subject => Type.Is("xnat:subjectAssessorData") ? Child("subject_ID") : null;

    /// <summary>ID of the session that the experiment was made from.</summary>
    public string? Session => Type.Is("xnat:imageAssessorData") ? Child("imageSession_ID") : null;

    /// <summary>Whether a file of the archive is one of the experiment's.</summary>
    public bool Owns(string path) => path != Path && path.StartsWith(Folder, StringComparison.Ordinal);

    /// <summary>The document in a file; <see langword="null"/> where the file is none of an experiment.</summary>
    public static XarDocument? TryRead(string path, FileContent content, TypeCatalog types)
    {
        if (!path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || Parse(content) is not { } root) return null;
        return types.FindByDocument(root) is { } type && type.Is("xnat:experimentData") ? new(path, root, type) : null;
    }

    private string? Child(string name) =>
        Root.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value is { Length: > 0 } value ? value : null;

    private static XElement? Parse(FileContent content)
    {
        try
        {
            using var stream = content.Open();
            return UntrustedXml.Load(stream);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
