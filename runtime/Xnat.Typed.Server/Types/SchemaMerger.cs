using System.Xml;
using System.Xml.Linq;

namespace Xnat.Typed.Server.Types;

/// <summary>
/// Makes one document of a schema and the files that it includes. XNAT serves one document per schema and clients
/// follow no <c>xs:include</c>, while a large schema is easier to keep in several files.
/// </summary>
internal static class SchemaMerger
{
    private static readonly XNamespace Xs = "http://www.w3.org/2001/XMLSchema";

    public static IEnumerable<SchemaFile> Merge(IEnumerable<SchemaFile> files)
    {
        var given = files.ToList();
        var byPath = given.ToDictionary(file => file.Folder + "/" + file.File, StringComparer.OrdinalIgnoreCase);
        var included = new HashSet<SchemaFile>();
        var merged = new List<SchemaFile>();
        foreach (var file in given)
        {
            if (!file.Text.Contains("include", StringComparison.Ordinal)
                || Parse(file.Text) is not { Root: { } root } document
                || !root.Elements(Xs + "include").Any())
            {
                merged.Add(file);
                continue;
            }

            var parts = new HashSet<SchemaFile> { file };
            Inline(root, file, byPath, parts);
            included.UnionWith(parts.Where(part => part != file));
            merged.Add(file with { Text = Write(document) });
        }

        // A part that itself includes others was merged on its own as well; only roots are handed out.
        return merged.Where(file => !included.Any(part => part.Folder == file.Folder && part.File == file.File));
    }

    /// <summary>The text of a document that was changed.</summary>
    public static string Write(XDocument document) =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + document.ToString(SaveOptions.DisableFormatting) + "\n";

    private static void Inline(XElement root, SchemaFile file, Dictionary<string, SchemaFile> files, HashSet<SchemaFile> done)
    {
        foreach (var include in root.Elements(Xs + "include").ToList())
        {
            var part = Locate(file, (string?)include.Attribute("schemaLocation"), files);
            if (part is not null && done.Add(part) && Parse(part.Text)?.Root is { } content)
            {
                Inline(content, part, files, done);
                Adopt(root, content, include);
            }

            include.Remove();
        }
    }

    private static void Adopt(XElement root, XElement content, XElement before)
    {
        foreach (var declaration in content
            .Attributes()
            .Where(attribute => attribute.IsNamespaceDeclaration && root.Attribute(attribute.Name) is null)
            .ToList())
            root.Add(new XAttribute(declaration));
        var imported = root.Elements(Xs + "import").Select(import => (string?)import.Attribute("namespace")).ToHashSet();
        foreach (var node in content.Nodes().ToList())
        {
            node.Remove();
            var isImport = node is XElement element && element.Name == Xs + "import";
            if (!isImport) root.Add(node);
            // Imports stand before all declarations in a schema.
            else if (imported.Add((string?)((XElement)node).Attribute("namespace"))) before.AddBeforeSelf(node);
        }
    }

    private static SchemaFile? Locate(SchemaFile from, string? location, Dictionary<string, SchemaFile> files)
    {
        if (location is null) return null;
        var segments = location.Replace('\\', '/').Split('/');
        var folder = segments.Length > 1 && segments[^2] is not ("." or "..") ? segments[^2] : from.Folder;
        return files.GetValueOrDefault(folder + "/" + System.IO.Path.GetFileNameWithoutExtension(segments[^1]));
    }

    private static XDocument? Parse(string text)
    {
        try
        {
            // A schema may have a DTD of its own, which is passed over.
            var settings = UntrustedXml.Settings;
            settings.DtdProcessing = DtdProcessing.Ignore;
            using var reader = XmlReader.Create(new StringReader(text), settings);
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            // Served as it is; the schema reader reports what is wrong with it.
            return null;
        }
    }
}
