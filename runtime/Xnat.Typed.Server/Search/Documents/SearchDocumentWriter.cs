using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Xnat.Typed.Server.Search.Documents;

/// <summary>Writes searches as <c>xdat:bundle</c>, the parts in the order of the schema.</summary>
internal static class SearchDocumentWriter
{
    public const string Namespace = "http://nrg.wustl.edu/security";

    private static readonly XNamespace Xdat = Namespace;

    public static string Write(SearchDocument search)
    {
        var root = new XElement(
            Xdat + "bundle",
            new XAttribute(XNamespace.Xmlns + "xdat", Namespace),
            new XAttribute(XNamespace.Xmlns + "xsi", System.Xml.Schema.XmlSchema.InstanceNamespace),
            new XAttribute("ID", search.Id),
            Optional("description", search.Description),
            Optional("layeredSequence", search.LayeredSequence),
            new XAttribute("allow-diff-columns", Flag(search.AllowsOtherColumns)),
            new XAttribute("secure", Flag(search.IsSecure)),
            new XAttribute("brief-description", search.BriefDescription),
            Optional("tag", search.Tag),
            new XElement(Xdat + "root_element_name", search.RootElement),
            search.Fields.Select(Field),
            search.Where.Select(set => Set("search_where", set)),
            search.Sort is null
                ? null
                : new XElement(
                    Xdat + "sort_by",
                    new XElement(Xdat + "element_name", search.Sort.Element),
                    new XElement(Xdat + "field_ID", search.Sort.Id)),
            search.AllowedUsers.Select(login => new XElement(Xdat + "allowed_user", new XElement(Xdat + "login", login))),
            search.AllowedGroups.Count == 0
                ? null
                : new XElement(Xdat + "allowed_groups", search.AllowedGroups.Select(group => new XElement(Xdat + "groupID", group))));
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" }))
            root.Save(writer);
        return text.Append('\n').ToString();
    }

    private static XElement Field(SearchField field) => new(
        Xdat + "search_field",
        field.IsVisible ? null : new XAttribute("visible", "0"),
        new XElement(Xdat + "element_name", field.Element),
        new XElement(Xdat + "field_ID", field.Id),
        new XElement(Xdat + "sequence", field.Sequence.ToString(CultureInfo.InvariantCulture)),
        new XElement(Xdat + "type", field.Type),
        field.Header.Length == 0 ? null : new XElement(Xdat + "header", field.Header),
        field.Value.Length == 0 ? null : new XElement(Xdat + "value", field.Value));

    private static XElement Set(string name, CriteriaSet set) => new(
        Xdat + name,
        new XAttribute("method", set.IsAny ? "OR" : "AND"),
        set.Criteria.Select(Condition),
        set.Children.Select(child => Set("child_set", child)));

    private static XElement Condition(Criterion criterion) => new(
        Xdat + "criteria",
        new XAttribute("override_value_formatting", Flag(criterion.OverridesFormatting)),
        new XElement(Xdat + "schema_field", criterion.Field),
        new XElement(Xdat + "comparison_type", criterion.Comparison),
        criterion.CustomSearch.Length == 0 ? null : new XElement(Xdat + "custom_search", criterion.CustomSearch),
        new XElement(Xdat + "value", criterion.Value));

    private static XAttribute? Optional(string name, string value) => value.Length == 0 ? null : new XAttribute(name, value);

    private static string Flag(bool value) => value ? "1" : "0";
}
