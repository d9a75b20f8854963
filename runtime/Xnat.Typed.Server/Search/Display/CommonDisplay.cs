using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Search.Display;

/// <summary>Display fields that several levels share.</summary>
internal static class CommonDisplay
{
    private const string SessionSuffix = "SessionData";

    /// <summary>When and by whom.</summary>
    public static IEnumerable<DisplayField> Stamps { get; } =
    [
        DisplayField.Computed("INSERT_DATE", "Inserted", (_, row) => Formats.Sql(row.Created.Time), SimpleKind.DateTime),
        DisplayField.Computed("INSERT_USER", "Creator", (_, row) => row.Created.User),
        DisplayField.Computed("LAST_MODIFIED", "Last Modified", (_, row) => Formats.Sql(row.Modified.Time), SimpleKind.DateTime),
    ];

    public static IEnumerable<DisplayField> Projects { get; } =
    [
        DisplayField.Computed("PROJECT", "Project", (_, row) => Relations.ProjectOf(row)) with { Path = "project" },
        DisplayField.Computed(
            "PROJECTS",
            "Projects",
            (scope, row) => string.Join(", ", scope.Relations.ProjectsOf(row).Where(scope.Access.CanSee).Select(project => project.Id))),
    ];

    /// <summary>Name of the table in the database, of which ids are made: <c>XNAT_SUBJECTDATA</c>.</summary>
    public static string SqlName(TypeEntry type) => type.XsiType.Replace(':', '_').ToUpperInvariant();

    /// <summary>Id of the field that gives the label in one project.</summary>
    public static string ProjectLabelId(TypeEntry type) =>
        type.Is("xnat:subjectData") ? "SUB_PROJECT_IDENTIFIER" : SqlName(type) + "_PROJECT_IDENTIFIER";

    public static string VariableId(TypeEntry type) => SqlName(type) + "_FIELD_MAP";

    /// <summary>Whether objects of the type have a label in every project that holds them.</summary>
    public static bool HasLabels(TypeEntry type) => type.Is("xnat:subjectData") || type.Is("xnat:experimentData");

    /// <summary>Custom variables by name, and labels by project.</summary>
    public static IEnumerable<DisplayField> Parameterised(TypeEntry type)
    {
        if (type.Fields.ContainsKey("fields/field"))
            yield return new DisplayField(
                VariableId(type), "Custom Variable", SimpleKind.String, (_, row, name) => Variable(row, name)) { RequiresValue = true };
        if (HasLabels(type))
            yield return new DisplayField(
                ProjectLabelId(type),
                "Label",
                SimpleKind.String,
                (scope, row, project) => LabelIn(scope, row, project)) { RequiresValue = true };
    }

    /// <summary>How many sessions of each type there are, by the ids that listings use: <c>MR_COUNT</c>.</summary>
    public static IEnumerable<DisplayField> SessionCounts(
        TypeCatalog types,
        string prefix,
        Func<DisplayScope, Row, IEnumerable<Row>> sessionsOf) =>
        types.Named
            .Where(type =>
                !type.Source.IsAbstract
                && type.Is("xnat:imageSessionData")
                && type.Source.Name.LocalName.EndsWith(SessionSuffix, StringComparison.Ordinal))
            .Select(type => Count(prefix, SessionWord(type), type.XsiType, sessionsOf));

    public static DisplayField Count(string prefix, string word, string xsiType, Func<DisplayScope, Row, IEnumerable<Row>> sessionsOf) =>
        DisplayField.Computed(
            $"{prefix}{word}_COUNT",
            word.Replace('_', ' ') + " Sessions",
            (scope, row) => Counted(sessionsOf(scope, row).Count(session => session.Type.Is(xsiType))),
            SimpleKind.Int);

    private static string SessionWord(TypeEntry type)
    {
        var name = type.Source.Name;
        var word = name.LocalName[..^SessionSuffix.Length].ToUpperInvariant();
        return name.Prefix == "xnat" ? word : name.Prefix.ToUpperInvariant() + "_" + word;
    }

    /// <summary>The counts come from an outer join: none is an empty cell.</summary>
    private static string? Counted(int count) => count == 0 ? null : count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string? Variable(Row row, string name) =>
        row.Rows("fields/field").FirstOrDefault(field => string.Equals(field["name"], name, StringComparison.OrdinalIgnoreCase))?["field"];

    private static string? LabelIn(DisplayScope scope, Row row, string project) =>
        scope.Relations.ProjectsOf(row).FirstOrDefault(candidate => candidate.Id == project) is { } known && scope.Access.CanRead(known)
            ? scope.Store.LabelIn(row, known.Id)
            : null;
}
