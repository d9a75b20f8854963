using System.Xml;
using System.Xml.Linq;

namespace Xnat.Typed;

/// <summary>Search documents as a server keeps them.</summary>
internal static class StoredDocument
{
    private static readonly XNamespace Xdat = "http://nrg.wustl.edu/security";

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>The same document, if it is one.</summary>
    /// <exception cref="XnatContentException">It is no search document.</exception>
    public static string Checked(string document)
    {
        Parse(document);
        return document;
    }

    /// <summary>The same for more users.</summary>
    /// <exception cref="XnatContentException">It is no search document.</exception>
    public static string WithUsers(string document, IEnumerable<string> users)
    {
        var root = Parse(document);
        var known = Users(root).ToList();
        foreach (var login in users.Except(known, StringComparer.Ordinal).Distinct(StringComparer.Ordinal))
            Insert(root, new XElement(Xdat + "allowed_user", new XElement(Xdat + "login", login)));
        root.SetAttributeValue("secure", "1");
        return root.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>Whether both find the same for the same users: root, columns, conditions.</summary>
    public static bool IsSame(string kept, string sent)
    {
        var (left, right) = (Parse(kept), Parse(sent));
        return Texts(left).SequenceEqual(Texts(right), StringComparer.Ordinal)
            && Users(left).ToHashSet(StringComparer.Ordinal).SetEquals(Users(right));
    }

    // Before the groups, as the schema orders them.
    private static void Insert(XElement root, XElement user)
    {
        if (root.Element(Xdat + "allowed_groups") is { } groups) groups.AddBeforeSelf(user);
        else root.Add(user);
    }

    private static IEnumerable<string> Users(XElement root) =>
        root.Elements(Xdat + "allowed_user").Elements(Xdat + "login").Select(static login => login.Value.Trim());

    private static IEnumerable<string> Texts(XElement root) => root
        .Elements()
        .Where(static part => part.Name.LocalName is "root_element_name" or "search_field" or "search_where")
        .DescendantsAndSelf()
        .Where(static part => !part.HasElements && part.Value.Length > 0)
        .Select(static part => $"{part.Name.LocalName} {part.Value}");

    private static XElement Parse(string document)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(document), Settings);
            var root = XElement.Load(reader);
            // XNAT writes a bundle, and takes and keeps the others too.
            return root.Name.Namespace == Xdat && root.Name.LocalName is "bundle" or "search" or "stored_search"
                ? root
                : throw NoSearch(null);
        }
        catch (XmlException e)
        {
            throw NoSearch(e);
        }
    }

    private static XnatContentException NoSearch(XmlException? cause) =>
        new("The server sent a stored search that is no search document; look at it through xnat.Http.", cause)
        {
            Route = "GET /data/search/saved/{id}",
        };
}
