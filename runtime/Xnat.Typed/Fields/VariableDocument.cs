using System.Globalization;
using System.Xml.Linq;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// The definitions of custom variables in a project's document: <c>studyProtocol</c> → <c>definitions/definition</c> →
/// <c>fields/field</c> → <c>possibleValues/possibleValue</c>.
/// </summary>
/// <param name="Protocol">The protocol of one data type; <see langword="null"/> if the project has none for it.</param>
/// <param name="DataType">The data type.</param>
internal sealed record VariableDocument(XnatRecord? Protocol, string DataType)
{
    private const string Definitions = "definitions/definition";
    private const string Fields = "fields/field";
    private const string Values = "possibleValues/possibleValue";

    private static readonly XNamespace Xnat = "http://nrg.wustl.edu/xnat";

    private static readonly (XnatVariableKind Kind, string Word)[] Kinds =
    [
        (XnatVariableKind.Text, "string"), (XnatVariableKind.WholeNumber, "integer"), (XnatVariableKind.Number, "float"),
        (XnatVariableKind.Boolean, "boolean"), (XnatVariableKind.Date, "date"),
    ];

    public static VariableDocument Of(XnatRecord project, string dataType) => new(
        project.Rows("studyProtocol").FirstOrDefault(row =>
            string.Equals(ItemAddress.Value(row, "data-type"), dataType, StringComparison.OrdinalIgnoreCase)),
        dataType);

    /// <summary>The data types for which a project declares something, as it writes them.</summary>
    public static IEnumerable<string> DataTypes(XnatRecord project) =>
        project.Rows("studyProtocol").Select(static row => ItemAddress.Value(row, "data-type")).OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<XnatVariableGroup> Groups() =>
        [.. Rows(Protocol, Definitions).Select(static row => Group(row)).Where(static group => group.Variables.Count > 0)];

    /// <summary>
    /// The document by which the server is to have these groups and no others. Fields of the schema that stand in a definition are kept,
    /// and so is what has no property here: headings, and how values are shown.
    /// </summary>
    public byte[] With(string id, IReadOnlyList<XnatVariableGroup> groups)
    {
        var known = Rows(Protocol, Definitions).ToDictionary(static row => Text(row, "ID") ?? "", StringComparer.Ordinal);
        var left = known.Where(pair => groups.All(group => group.Id != pair.Key) && StandardFields(pair.Value).Any())
            .Select(static pair => Group(pair.Value) with { Variables = [] });
        var protocol = new XElement(
            Xnat + "datatypeProtocol",
            new XAttribute(XNamespace.Xmlns + "xnat", Xnat),
            new XAttribute("ID", id),
            new XAttribute("name", Text(Protocol, "name") ?? DataType),
            new XAttribute("data-type", DataType),
            new XElement(
                Xnat + "definitions",
                groups.Concat(left).Select(group => Definition(group, known.GetValueOrDefault(group.Id)))));
        return System.Text.Encoding.UTF8.GetBytes(protocol.ToString(SaveOptions.DisableFormatting));
    }

    private static XnatVariableGroup Group(XnatRecord row) => new()
    {
        Id = Text(row, "ID") ?? "",
        Description = Text(row, "description"),
        IsProjectSpecific = IsTrue(row, "project-specific"),
        Variables =
        [
            .. Rows(row, Fields).Where(IsCustom)
                .OrderBy(static field => XnatValue.TryParse<long>(Text(field, "sequence") ?? "") ?? long.MaxValue)
                .Select(static field => new XnatVariableDefinition
                {
                    Name = Text(field, "name") ?? "",
                    Kind = Array.Find(Kinds, kind => kind.Word == Text(field, "datatype")).Kind,
                    IsRequired = IsTrue(field, "required"),
                    PossibleValues = [.. Rows(field, Values).Select(static value => Text(value, "possibleValue")).OfType<string>()],
                }),
        ],
    };

    private XElement Definition(XnatVariableGroup group, XnatRecord? known) => new(
        Xnat + "definition",
        new XAttribute("ID", group.Id),
        new XAttribute("data-type", DataType),
        new XAttribute("description", group.Description ?? ""),
        Kept(known, "shareable"),
        new XAttribute("project-specific", group.IsProjectSpecific ? "true" : "false"),
        new XElement(
            Xnat + "fields",
            StandardFields(known).Select(static field => new XElement(
                Xnat + "field",
                ((string[])["name", "type", "datatype", "required", "sequence", "xmlPath", "group"]).Select(name => Kept(field, name)),
                Choices(Rows(field, Values).Select(static value => Text(value, "possibleValue")).OfType<string>(), field))),
            group.Variables.Select((variable, index) => Field(
                variable, index, Rows(known, Fields).FirstOrDefault(field => IsCustom(field) && Text(field, "name") == variable.Name)))));

    private XElement Field(XnatVariableDefinition variable, int index, XnatRecord? known) => new(
        Xnat + "field",
        new XAttribute("name", variable.Name),
        new XAttribute("datatype", Array.Find(Kinds, kind => kind.Kind == variable.Kind).Word),
        new XAttribute("type", "custom"),
        new XAttribute("required", variable.IsRequired ? "true" : "false"),
        new XAttribute("sequence", index.ToString(CultureInfo.InvariantCulture)),
        new XAttribute("xmlPath", $"{DataType}/fields/field[name={variable.Name}]/field"),
        Kept(known, "group"),
        Choices(variable.PossibleValues, known));

    private static XElement? Choices(IEnumerable<string> values, XnatRecord? known)
    {
        var choices = values.Select(value => new XElement(
            Xnat + "possibleValue",
            Kept(Rows(known, Values).FirstOrDefault(row => Text(row, "possibleValue") == value), "display"),
            value)).ToList();
        return choices.Count == 0 ? null : new(Xnat + "possibleValues", choices);
    }

    private static IEnumerable<XnatRecord> StandardFields(XnatRecord? definition) =>
        Rows(definition, Fields).Where(static field => !IsCustom(field));

    private static bool IsCustom(XnatRecord field) => Text(field, "type") == "custom";

    private static XAttribute? Kept(XnatRecord? row, string name) => Text(row, name) is { } text ? new(name, text) : null;

    private static IReadOnlyList<XnatRecord> Rows(XnatRecord? record, string path) => record?.Rows(path) ?? [];

    private static string? Text(XnatRecord? record, string path) => record is null ? null : ItemAddress.Value(record, path);

    private static bool IsTrue(XnatRecord record, string path) => XnatValue.TryParse<bool>(Text(record, path) ?? "") == true;
}
