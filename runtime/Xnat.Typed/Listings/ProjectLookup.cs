using System.Net;
using System.Text;
using System.Xml;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// Finds a project by its name or secondary ID. The listing of projects takes a condition from administrators only, and takes no two that
/// are joined by "or"; a search does both. XNAT gives no two projects the same name in any of these places.
/// </summary>
internal static class ProjectLookup
{
    private const string Namespace = "http://nrg.wustl.edu/security";
    private const string Type = "xnat:projectData";

    /// <summary>The project, complete; <see langword="null"/> if there is none that this account sees.</summary>
    public static async Task<XnatObject?> FindAsync(ListingSource source, string key, CancellationToken cancellationToken)
    {
        foreach (var id in await IdsAsync(source, key, cancellationToken).ConfigureAwait(false))
        {
            // A search may name what the account may not see.
            var record = await ItemReading.FindAsync(source.Connection, ItemAddress.Below(source.Address, id), cancellationToken)
                .ConfigureAwait(false);
            if (record is null || source.Item(record, source.Place()) is not { } item) continue;
            if (ListingNames.Of(item, source).Contains(key, StringComparer.Ordinal)) return item;
        }

        return null;
    }

    private static async Task<IReadOnlyList<string>> IdsAsync(ListingSource source, string key, CancellationToken cancellationToken)
    {
        var connection = source.Connection;
        var ids = new List<string>();
        try
        {
            var rows = connection.RowsAsync(
                token => connection.Searches.RunAsync(new ByteArrayContent(Document(key)), token), cancellationToken);
            await foreach (var row in rows.ConfigureAwait(false)) ids.Add(RowCheck.Required(row, "id", "POST /data/search"));
        }
        catch (XnatResponseException e) when (e.Status is HttpStatusCode.Forbidden or HttpStatusCode.InternalServerError)
        {
            // Sites may close the search of projects, and then the listing is all that is left.
            await foreach (var item in ListingReader.ReadAsync<XnatObject>(source, null, cancellationToken).ConfigureAwait(false))
            {
                if (ListingNames.Of(item, source).Contains(key, StringComparer.Ordinal) && ListingNames.Id(item) is { } id) ids.Add(id);
            }
        }

        return ids;
    }

    /// <summary>Names are kept as they were sent in a document, or with the characters of markup as entities.</summary>
    private static byte[] Document(string key)
    {
        string[] texts = [.. new[] { key, WebUtility.HtmlEncode(key) }.Distinct(StringComparer.Ordinal)];
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new() { OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("xdat", "bundle", Namespace);
            xml.WriteAttributeString("ID", "@" + Type);
            xml.WriteElementString("xdat", "root_element_name", Namespace, Type);
            xml.WriteStartElement("xdat", "search_field", Namespace);
            (string Name, string Value)[] field =
                [("element_name", Type), ("field_ID", "ID"), ("sequence", "0"), ("type", "string"), ("header", "ID")];
            foreach (var (name, value) in field) xml.WriteElementString("xdat", name, Namespace, value);
            xml.WriteEndElement();
            xml.WriteStartElement("xdat", "search_where", Namespace);
            xml.WriteAttributeString("method", "OR");
            foreach (var value in texts)
            {
                foreach (var path in new[] { "name", "secondary_ID" }) WriteCriterion(xml, path, value);
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void WriteCriterion(XmlWriter xml, string path, string value)
    {
        xml.WriteStartElement("xdat", "criteria", Namespace);
        xml.WriteAttributeString("override_value_formatting", "0");
        xml.WriteElementString("xdat", "schema_field", Namespace, $"{Type}/{path}");
        xml.WriteElementString("xdat", "comparison_type", Namespace, "=");
        xml.WriteElementString("xdat", "value", Namespace, value);
        xml.WriteEndElement();
    }
}
