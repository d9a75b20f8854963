using System.Xml.Linq;
using System.Xml.Schema;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Compares XML documents of an object by their values, whatever the order of elements and rows.</summary>
internal static class DocumentValues
{
    // Kept by the server wherever they stand, whatever a document says.
    private static readonly HashSet<string> OfServer =
        new(StringComparer.Ordinal) { "project", "subject_ID", "imageSession_ID", "image_session_ID" };

    /// <summary>Paths of values of the object itself in <paramref name="left"/> that <paramref name="right"/> does not have.</summary>
    public static IReadOnlyList<string> Missing(XElement left, XElement right) => Missing(left, right, ofParts: false);

    /// <summary>The same of values in parts with addresses of their own.</summary>
    public static IReadOnlyList<string> MissingInParts(XElement left, XElement right) => Missing(left, right, ofParts: true);

    /// <summary>The texts of an element and of all below it.</summary>
    public static IEnumerable<string> TextsOf(XElement element) =>
        Values(element, element.Name.LocalName + "/", isPart: false).Select(static value => value.Text);

    private static List<string> Missing(XElement left, XElement right, bool ofParts)
    {
        var there = Of(right, ofParts);
        return [.. Of(left, ofParts).Where(path => !IsContained(path, there[path.Key])).Select(static path => path.Key)];
    }

    private static ILookup<string, string> Of(XElement root, bool ofParts) =>
        Values(root, "", isPart: false)
            .Where(value => value.IsPart == ofParts && (ofParts || !IsDecidedElsewhere(value.Path)))
            .ToLookup(static value => value.Path, static value => value.Text, StringComparer.Ordinal);

    private static bool IsDecidedElsewhere(string path) =>
        path is "ID" or "label" || OfServer.Contains(path[(path.LastIndexOf('/') + 1)..]);

    private static bool IsContained(IEnumerable<string> values, IEnumerable<string> others)
    {
        var there = others.ToList();
        foreach (var value in values)
        {
            var at = there.FindIndex(other => IsSame(value, other));
            if (at < 0) return false;
            there.RemoveAt(at);
        }

        return true;
    }

    /// <summary>The schema is not at hand, so what one kind of value takes for the same counts.</summary>
    private static bool IsSame(string left, string right) =>
        left == right
        || XnatComparison.IsSame(XnatValueKind.Double, left, right)
        || XnatComparison.IsSame(XnatValueKind.Boolean, left, right)
        || XnatComparison.IsSame(XnatValueKind.DateTime, left, right)
        || XnatComparison.IsSame(XnatValueKind.Time, left, right);

    private static IEnumerable<(string Path, string Text, bool IsPart)> Values(XElement element, string path, bool isPart)
    {
        foreach (var attribute in element.Attributes())
        {
            if (!attribute.IsNamespaceDeclaration && attribute.Name.NamespaceName != XmlSchema.InstanceNamespace)
                yield return (path + attribute.Name.LocalName, attribute.Value, isPart);
        }

        var text = string.Concat(element.Nodes().OfType<XText>().Select(static node => node.Value));
        // White space alone stands between elements, also where these were taken out.
        if (path.Length > 0 && !string.IsNullOrWhiteSpace(text)) yield return (path.TrimEnd('/'), text, isPart);
        foreach (var child in element.Elements())
        {
            foreach (var value in Values(child, $"{path}{child.Name.LocalName}/", isPart || ObjectDocument.IsPart(child)))
                yield return value;
        }
    }
}
