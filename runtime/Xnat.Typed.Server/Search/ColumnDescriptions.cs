using System.Text;
using Xnat.Typed.Server.Listings;

namespace Xnat.Typed.Server.Search;

/// <summary>Writes what a result says of its columns.</summary>
internal static class ColumnDescriptions
{
    public static string Write(IEnumerable<SearchColumn> columns, bool withLinks)
    {
        var text = new StringBuilder("[");
        foreach (var column in columns)
        {
            Append(text, Properties(column));
            if (withLinks && column.LinkAddress.Length > 0) AppendLink(text, column);
            text.Append("},");
        }

        return text.Append("{\"key\":\"").Append(SearchResult.Status).Append("\"}]").ToString();
    }

    private static IEnumerable<(string Name, string Value)> Properties(SearchColumn column)
    {
        yield return ("key", column.Key);
        // A column that only feeds a link has its path and nothing else.
        if (!column.IsLinkOnly)
        {
            yield return ("element_name", column.Field.Element.XsiType);
            yield return ("id", column.Field.Id);
        }

        yield return ("xPATH", column.XPath);
        if (column.IsLinkOnly) yield break;
        yield return ("header", column.Header);
        yield return ("type", column.Field.TypeName);
        if (!column.IsVisible) yield return ("visible", "false");
    }

    private static void Append(StringBuilder text, IEnumerable<(string Name, string Value)> properties)
    {
        text.Append('{');
        var isFirst = true;
        foreach (var (name, value) in properties)
        {
            if (!isFirst) text.Append(',');
            isFirst = false;
            text.Append('"').Append(name).Append("\":");
            TableWriter.AppendJsonString(text, value);
        }
    }

    private static void AppendLink(StringBuilder text, SearchColumn column)
    {
        text.Append(",\"clickable\":\"true\",\"linkProps\":[{\"name\":\"href\",\"value\":");
        TableWriter.AppendJsonString(text, column.LinkAddress);
        text.Append("}]");
    }
}
