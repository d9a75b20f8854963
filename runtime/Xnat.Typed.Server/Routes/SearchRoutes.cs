using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Routes;

/// <summary>What can be searched: <c>/data/search/elements</c>, made from the data types.</summary>
internal sealed class SearchRoutes(Site site)
{
    public Answer? Handle(XnatRequest request, IReadOnlyList<string> segments)
    {
        switch (segments)
        {
            case ["search", "elements"]:
                request.Route = "/data/search/elements";
                return Show(request, site.Store.Read(Elements), request.Format);
            case ["search", "elements", var types]:
                request.Route = "/data/search/elements/{type}";
                // The list of fields is XML unless a format is asked for.
                return Show(request, Fields(types), request.Format ?? "xml");
            default:
                return null;
        }
    }

    private static Answer Show(XnatRequest request, Table table, string? format)
    {
        if (!request.IsRead) throw RestException.MethodNotAllowed();
        return Answer.Stream(TableWriter.MediaType(format), (stream, token) => TableWriter.WriteAsync(table, format, stream, token));
    }

    private Table Elements()
    {
        var rows = Searchable().Select(type => new string?[] { type.XsiType, Singular(type), Singular(type) + "s", "true", Count(type).ToString(System.Globalization.CultureInfo.InvariantCulture) });
        return new Table(["ELEMENT_NAME", "SINGULAR", "PLURAL", "SECURED", "COUNT"], [.. rows]) { Title = "Data-Types", HasTotal = false };
    }

    /// <summary>What lives at an address of its own.</summary>
    private IEnumerable<TypeEntry> Searchable() => site.Types.Named.Where(type =>
        !type.Source.IsAbstract && (type.Root.XsiType is "xnat:projectData" or "xnat:subjectData" or "xnat:experimentData" || type.Is("xnat:imageScanData")));

    private static string Singular(TypeEntry type) => type.Source.RootElement ?? type.Source.Name.LocalName;

    private int Count(TypeEntry type)
    {
        var rows = type.Root.XsiType switch
        {
            "xnat:projectData" => site.Store.Projects,
            "xnat:subjectData" => site.Store.Subjects,
            "xnat:experimentData" => site.Store.Experiments,
            _ => site.Store.Experiments.SelectMany(session => session.Rows("scans/scan")),
        };
        return rows.Count(row => row.Type == type);
    }

    private Table Fields(string names)
    {
        var types = names.Split(',').Select(name => site.Types.Find(name) ?? throw RestException.BadRequest($"Unknown data type {name}.")).ToList();
        var rows = types.SelectMany(type => DisplayFields(type).Select(field => new string?[] { field.Id, field.Header, field.Header, field.Kind, "false", field.Header, type.XsiType, "0" }));
        return new Table(["FIELD_ID", "HEADER", "SUMMARY", "TYPE", "REQUIRES_VALUE", "DESC", "ELEMENT_NAME", "SRC"], [.. rows])
        {
            Title = "Search Fields",
            HasTotal = false,
            Meta = [new("element_name", names), new("versions", "{}")],
        };
    }

    /// <summary>
    /// A real site keeps display documents that name the fields. Here the usual names of the main types are given, and every simple field of a type
    /// has its path in capitals.
    /// </summary>
    private static IEnumerable<(string Id, string Header, string Kind)> DisplayFields(TypeEntry type)
    {
        var known = type.Root.XsiType switch
        {
            "xnat:projectData" => new[] { ("ID", "ID"), ("NAME", "Title"), ("INSERT_DATE", "Inserted"), ("INSERT_USER", "Creator") },
            "xnat:subjectData" => [("SUBJECT_ID", "Subject"), ("SUBJECT_LABEL", "Label"), ("PROJECT", "Project"), ("PROJECTS", "Projects"), ("INSERT_DATE", "Inserted"), ("INSERT_USER", "Creator"), ("GENDER_TEXT", "M/F"), ("HANDEDNESS_TEXT", "Hand"), ("DOB", "YOB")],
            "xnat:experimentData" => [("SESSION_ID", "Session"), ("EXPT_ID", "Experiment"), ("LABEL", "Label"), ("PROJECT", "Project"), ("SUBJECT_ID", "Subject"), ("INSERT_DATE", "Inserted"), ("INSERT_USER", "Creator")],
            _ => [],
        };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, header) in known)
            if (seen.Add(id)) yield return (id, header, id.EndsWith("_DATE", StringComparison.Ordinal) ? "date" : "string");
        foreach (var member in type.Fields.Values.Where(member => member.Kind == MemberKind.Value))
        {
            var id = member.Path.Replace('/', '_').Replace('-', '_').ToUpperInvariant();
            if (seen.Add(id)) yield return (id, member.Path, KindOf(member.Value!.Kind));
        }
    }

    private static string KindOf(SimpleKind kind) => kind switch
    {
        SimpleKind.Int or SimpleKind.Long => "integer",
        SimpleKind.Double or SimpleKind.Decimal => "float",
        SimpleKind.Boolean => "boolean",
        SimpleKind.Date or SimpleKind.DateTime => "date",
        _ => "string",
    };
}
