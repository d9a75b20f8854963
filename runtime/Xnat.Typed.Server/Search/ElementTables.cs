using System.Globalization;
using System.Text;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Search.Display;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Search;

/// <summary>What can be searched, as tables. The data must be locked for reading.</summary>
internal sealed class ElementTables(DisplayCatalog catalog, Store store)
{
    private const string Listing = "listing";

    /// <summary>The data types.</summary>
    /// <param name="access">Who asks.</param>
    /// <param name="isSecured">Only types for which rights are given.</param>
    /// <param name="isUsed">Only types of which there are objects.</param>
    /// <param name="isReadable">Only types of which the user may read an object; the counts are then of those.</param>
    public Table Elements(Access access, bool isSecured, bool isUsed, bool isReadable)
    {
        var scope = new DisplayScope(store, access);
        var counts = Counts(isReadable ? scope.CanRead : _ => true);
        var types = catalog.Elements.Where(type =>
            (!isSecured || DisplayLevel.Of(type)!.IsSecured) && (!(isUsed || isReadable) || counts.GetValueOrDefault(type) > 0));
        var rows = types.Select(type => new string?[]
        {
            type.XsiType, Singular(type), Singular(type) + "s", DisplayLevel.Of(type)!.IsSecured ? "true" : "false",
            counts.GetValueOrDefault(type).ToString(CultureInfo.InvariantCulture),
        });
        return new Table(["ELEMENT_NAME", "SINGULAR", "PLURAL", "SECURED", "COUNT"], [.. rows]) { Title = "Data-Types", HasTotal = false };
    }

    /// <summary>The fields of data types: those of the displays, declared custom variables, labels by project.</summary>
    /// <param name="names">Data types, a comma between them.</param>
    /// <param name="access">Who asks.</param>
    public Table Fields(string names, Access access)
    {
        var types = Types(names);
        var scope = new DisplayScope(store, access);
        return new Table(
            ["FIELD_ID", "HEADER", "SUMMARY", "TYPE", "REQUIRES_VALUE", "DESC", "ELEMENT_NAME", "SRC"],
            [.. types.SelectMany(type => Fields(type, scope))])
        {
            Title = "Search Fields",
            HasTotal = false,
            Meta = [new("element_name", names), new("versions", Versions(types))],
        };
    }

    /// <summary>The ways in which lists of data types can be shown.</summary>
    public Table DisplayVersions(string names)
    {
        var rows = Types(names).Select(type => new string?[]
        {
            Listing,
            type.XsiType,
            Singular(type),
            string.Join(',', catalog.Of(type).Listing.Select(field => field.Id))
        });
        return new Table(
            ["version_name", "element_name", "brief_description", "fields"], [.. rows]) { Title = "Display Versions", HasTotal = false };
    }

    private List<TypeEntry> Types(string names) =>
        [
            .. names.Split(',')
                .Select(name => catalog.Types.Find(name.Trim()) ?? throw RestException.BadRequest($"Unknown data type {name}."))
        ];

    private IEnumerable<string?[]> Fields(TypeEntry type, DisplayScope scope)
    {
        foreach (var field in catalog.Of(type).All)
            yield return Line(type, field.Id, field.Header, DisplayField.NameOf(field.Kind), field.RequiresValue, field.Header, "0");
        foreach (var variable in CustomVariable.Of(type, scope.ReadableProjects))
            yield return Line(
                type,
                $"{CommonDisplay.VariableId(type)}={ColumnResolver.LowerCase(variable.Name)}",
                variable.Name,
                DisplayField.NameOf(variable.Kind),
                false,
                "Custom Variable: " + variable.Name,
                "1");
        if (!CommonDisplay.HasLabels(type)) yield break;
        foreach (var project in scope.ReadableProjects)
            yield return Line(
                type,
                $"{CommonDisplay.ProjectLabelId(type)}={project.Id}",
                project.Id,
                "string",
                false,
                $"Label within the {project.Id} project.",
                "2");
    }

    private static string?[] Line(
        TypeEntry type,
        string id,
        string header,
        string kind,
        bool requiresValue,
        string summary,
        string source) =>
        [id, header, summary, kind, requiresValue ? "true" : "false", summary, type.XsiType, source];

    private string Versions(IEnumerable<TypeEntry> types)
    {
        var text = new StringBuilder("{\"").Append(Listing).Append("\":[");
        var separator = "";
        foreach (var (type, field) in types.SelectMany(type => catalog.Of(type).Listing.Select(field => (type, field))))
        {
            text.Append(separator).Append("{\"element_name\":");
            TableWriter.AppendJsonString(text, type.XsiType);
            text.Append(",\"id\":");
            TableWriter.AppendJsonString(text, field.Id);
            text.Append(",\"header\":");
            TableWriter.AppendJsonString(text, field.Header);
            text.Append('}');
            separator = ",";
        }

        return text.Append("]}").ToString();
    }

    private Dictionary<TypeEntry, int> Counts(Func<Row, bool> counts) =>
        DisplayLevel.All
            .SelectMany(level => level.Rows(store))
            .Where(counts)
            .GroupBy(row => row.Type)
            .ToDictionary(group => group.Key, group => group.Count());

    private static string Singular(TypeEntry type) => type.Source.RootElement ?? type.Source.Name.LocalName;
}
