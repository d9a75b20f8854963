using System.Globalization;
using System.Text;
using System.Xml;

namespace Xnat.Typed;

/// <summary>A search as XNAT takes it (security.xsd, <c>stored_search</c>).</summary>
/// <param name="RootElement">Data type of the rows.</param>
/// <param name="Columns">What is shown of them.</param>
/// <param name="Where">The conditions; <see langword="null"/> for all.</param>
internal sealed record SearchDocument(string RootElement, IReadOnlyList<SearchColumn> Columns, SearchClause? Where)
{
    private const string Prefix = "xdat";
    private const string Namespace = "http://nrg.wustl.edu/security";

    /// <summary>Under which it is stored; made up by XNAT's rule for one that is not.</summary>
    public string Id { get; init; } = "@" + RootElement;

    /// <summary>What people see in lists of stored searches.</summary>
    public string Title { get; init; } = "";

    /// <summary>Who may use a stored one; nobody named stands for everybody.</summary>
    public IReadOnlyList<string> AllowedUsers { get; init; } = [];

    /// <summary>To be sent, as often as it takes.</summary>
    public StringContent ToContent() => new(ToXml(), Encoding.UTF8, "text/xml");

    /// <summary>The document.</summary>
    public string ToXml()
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" })) Write(writer);
        return text.ToString();
    }

    private void Write(XmlWriter writer)
    {
        writer.WriteStartElement(Prefix, "bundle", Namespace);
        writer.WriteAttributeString("ID", Id);
        writer.WriteAttributeString("allow-diff-columns", "0");
        writer.WriteAttributeString("secure", AllowedUsers.Count > 0 ? "1" : "0");
        writer.WriteAttributeString("brief-description", Title);
        writer.WriteElementString(Prefix, "root_element_name", Namespace, RootElement);
        for (var index = 0; index < Columns.Count; index++) WriteColumn(writer, Columns[index], index);
        if (Where is not null) WriteSet(writer, "search_where", Where as SearchSet ?? new SearchSet(IsAny: false, [Where]));
        foreach (var login in AllowedUsers)
        {
            writer.WriteStartElement(Prefix, "allowed_user", Namespace);
            writer.WriteElementString(Prefix, "login", Namespace, login);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    // XNAT takes a path of the schema with its data type in front, as xnatpy writes it; the header is what the result is read by.
    private static void WriteColumn(XmlWriter writer, SearchColumn column, int sequence)
    {
        writer.WriteStartElement(Prefix, "search_field", Namespace);
        writer.WriteElementString(Prefix, "element_name", Namespace, column.Element);
        writer.WriteElementString(Prefix, "field_ID", Namespace, column.IsDisplayField ? column.Id : column.Name);
        writer.WriteElementString(Prefix, "sequence", Namespace, sequence.ToString(CultureInfo.InvariantCulture));
        writer.WriteElementString(Prefix, "type", Namespace, "string");
        writer.WriteElementString(Prefix, "header", Namespace, column.Name);
        writer.WriteEndElement();
    }

    private static void WriteSet(XmlWriter writer, string name, SearchSet set)
    {
        writer.WriteStartElement(Prefix, name, Namespace);
        writer.WriteAttributeString("method", set.IsAny ? "OR" : "AND");
        foreach (var test in set.Parts.OfType<SearchTest>())
        {
            writer.WriteStartElement(Prefix, "criteria", Namespace);
            writer.WriteAttributeString("override_value_formatting", "0");
            writer.WriteElementString(Prefix, "schema_field", Namespace, test.Field);
            writer.WriteElementString(Prefix, "comparison_type", Namespace, test.Comparison);
            writer.WriteElementString(Prefix, "value", Namespace, test.Value);
            writer.WriteEndElement();
        }

        foreach (var inner in set.Parts.OfType<SearchSet>()) WriteSet(writer, "child_set", inner);
        writer.WriteEndElement();
    }
}
