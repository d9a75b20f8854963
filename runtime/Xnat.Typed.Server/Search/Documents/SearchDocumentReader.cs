using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Search.Documents;

/// <summary>Reads searches. What is not well-formed, not a search or has parts that the schema does not know is 422.</summary>
internal static class SearchDocumentReader
{
    private static readonly XNamespace Xdat = SearchDocumentWriter.Namespace;

    public static async Task<SearchDocument> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        // Bytes, not text: the document says by itself in which encoding it is.
        using var buffer = new MemoryStream();
        await stream.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
        return Read(buffer);
    }

    public static SearchDocument Read(MemoryStream bytes)
    {
        try
        {
            return Document(UntrustedXml.Load(bytes));
        }
        catch (XmlException exception)
        {
            throw Refuse(UntrustedXml.Reason("The search", exception));
        }
    }

    private static SearchDocument Document(XElement root)
    {
        if (root.Name.Namespace != Xdat || root.Name.LocalName is not ("bundle" or "search" or "stored_search"))
            throw Refuse($"The document is not a stored search: its root is '{root.Name.LocalName}'.");
        Check(
            root,
            ["ID", "description", "layeredSequence", "allow-diff-columns", "secure", "brief-description", "tag"],
            ["root_element_name", "search_field", "search_where", "sort_by", "allowed_user", "allowed_groups"]);
        var element = Text(root, "root_element_name");
        if (element.Length == 0) throw Refuse("The search names no root element.");
        var sort = root.Element(Xdat + "sort_by");
        if (sort is not null) Check(sort, [], ["element_name", "field_ID"]);
        return new SearchDocument(element)
        {
            Id = Attribute(root, "ID"),
            Description = Attribute(root, "description"),
            BriefDescription = Attribute(root, "brief-description"),
            LayeredSequence = Attribute(root, "layeredSequence"),
            Tag = Attribute(root, "tag"),
            AllowsOtherColumns = Flag(root, "allow-diff-columns", true),
            IsSecure = Flag(root, "secure", true),
            Fields = [.. root.Elements(Xdat + "search_field").Select(Field).OrderBy(field => field.Sequence)],
            Where = [.. root.Elements(Xdat + "search_where").Select(Set)],
            Sort = sort is not null && Text(sort, "field_ID") is { Length: > 0 } id ? new SortField(Text(sort, "element_name"), id) : null,
            AllowedUsers = Names(root, "allowed_user", "login"),
            AllowedGroups = Names(root, "allowed_groups", "groupID"),
        };
    }

    private static SearchField Field(XElement element)
    {
        Check(element, ["visible"], ["element_name", "field_ID", "sequence", "type", "header", "value"]);
        var (type, id) = (Text(element, "element_name"), Text(element, "field_ID"));
        if (type.Length == 0 || id.Length == 0) throw Refuse("A search_field needs element_name and field_ID.");
        var sequence = Text(element, "sequence");
        return new SearchField(type, id)
        {
            Sequence = sequence.Length == 0 ? 0
                : int.TryParse(sequence, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
                : throw Refuse($"The sequence '{sequence}' of a search_field is not a number."),
            Type = Text(element, "type"),
            Header = Text(element, "header"),
            Value = Text(element, "value"),
            IsVisible = Flag(element, "visible", true),
        };
    }

    private static CriteriaSet Set(XElement element)
    {
        Check(element, ["method"], ["criteria", "child_set"]);
        // pyxnat leaves the method out where there is but one condition.
        var isAny = Attribute(element, "method").ToUpperInvariant() switch
        {
            "AND" or "" => false,
            "OR" => true,
            _ => throw Refuse("The method of a set of conditions is AND or OR."),
        };
        return new CriteriaSet(
            isAny, [.. element.Elements(Xdat + "criteria").Select(Condition)], [.. element.Elements(Xdat + "child_set").Select(Set)]);
    }

    private static Criterion Condition(XElement element)
    {
        Check(element, ["override_value_formatting"], ["schema_field", "comparison_type", "custom_search", "value"]);
        return new Criterion(
            Text(element, "schema_field"),
            Text(element, "comparison_type"),
            element.Element(Xdat + "value")?.Value ?? "",
            Flag(element, "override_value_formatting", false),
            Text(element, "custom_search"));
    }

    private static IReadOnlyList<string> Names(XElement root, string list, string name)
    {
        foreach (var element in root.Elements(Xdat + list)) Check(element, [], [name]);
        return
        [
            .. root.Elements(Xdat + list).Elements(Xdat + name).Select(element => element.Value.Trim()).Where(value => value.Length > 0)
        ];
    }

    private static void Check(XElement element, ReadOnlySpan<string> attributes, ReadOnlySpan<string> elements)
    {
        foreach (var attribute in element.Attributes())
            if (!attribute.IsNamespaceDeclaration
                && attribute.Name.NamespaceName.Length == 0
                && !attributes.Contains(attribute.Name.LocalName))
                throw Refuse($"'{element.Name.LocalName}' has no attribute '{attribute.Name.LocalName}'.");
        foreach (var child in element.Elements())
            if (child.Name.Namespace != Xdat || !elements.Contains(child.Name.LocalName))
                throw Refuse($"'{child.Name.LocalName}' has no place in '{element.Name.LocalName}'.");
    }

    private static string Text(XElement element, string name) => element.Element(Xdat + name)?.Value.Trim() ?? "";

    private static string Attribute(XElement element, string name) => (string?)element.Attribute(name) ?? "";

    private static bool Flag(XElement element, string name, bool missing) => (string?)element.Attribute(name) switch
    {
        null or "" => missing,
        "1" or "true" => true,
        "0" or "false" => false,
        _ => throw Refuse($"The attribute '{name}' is true or false."),
    };

    private static RestException Refuse(string text) => new(422, text);
}
