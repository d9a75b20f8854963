using System.Globalization;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server;

/// <summary>One custom variable as a project's protocol declares it.</summary>
/// <param name="Name">Name of the variable.</param>
/// <param name="DataType">Type of its values.</param>
/// <param name="PossibleValues">What it may be; empty for anything.</param>
internal sealed record CustomVariableDeclaration(string Name, string DataType, IReadOnlyList<string> PossibleValues)
{
    private const string Group = "default";

    /// <summary>
    /// Adds the variable to the default group of the protocol of a data type; protocol and group are made where they are missing.
    /// </summary>
    public static void Declare(Store store, Row project, string xsiType, CustomVariableDeclaration variable)
    {
        if (variable.DataType is not ("string" or "integer" or "float" or "boolean" or "date"))
            throw new ArgumentException(
                $"'{variable.DataType}' is no type of custom variables: say string, integer, float, boolean or date.", nameof(variable));
        if (store.Types.Find(xsiType) is not { } type || !type.Fields.ContainsKey("fields/field"))
            throw new ArgumentException($"'{xsiType}' is no data type with custom variables.", nameof(xsiType));
        var group = GroupOf(store, ProtocolOf(store, project, type.XsiType), type.XsiType);
        if (group.Rows("fields/field").FirstOrDefault(row => row["name"] == variable.Name) is { } known) group.Detach(known);
        var field = Child(store, group, "fields/field");
        field.Put("name", variable.Name);
        field.Put("datatype", variable.DataType);
        field.Put("type", "custom");
        field.Put("required", "false");
        field.Put("sequence", (group.Rows("fields/field").Count - 1).ToString(CultureInfo.InvariantCulture));
        field.Put("xmlPath", $"{type.XsiType}/fields/field[name={variable.Name}]/field");
        foreach (var value in variable.PossibleValues) Child(store, field, "possibleValues/possibleValue").Put("possibleValue", value);
    }

    private static Row ProtocolOf(Store store, Row project, string xsiType)
    {
        var id = $"{project.Id}_{xsiType.Replace(':', '_')}";
        if (project.Rows("studyProtocol").FirstOrDefault(row => row["ID"] == id) is { } known) return known;
        var protocol = project.Attach("studyProtocol", store.NewRow(store.Types.Get("xnat:datatypeProtocol"), "admin"));
        protocol.Put("ID", id);
        protocol.Put("name", xsiType);
        protocol.Put("data-type", xsiType);
        return protocol;
    }

    private static Row GroupOf(Store store, Row protocol, string xsiType)
    {
        const string path = "definitions/definition";
        if (protocol.Rows(path).FirstOrDefault(row => row["ID"] == Group) is { } known) return known;
        var group = Child(store, protocol, path);
        group.Put("ID", Group);
        group.Put("data-type", xsiType);
        group.Put("description", "");
        group.Put("shareable", "true");
        group.Put("project-specific", "false");
        return group;
    }

    private static Row Child(Store store, Row owner, string path) =>
        owner.Attach(path, store.NewRow(store.Types.RowType(owner.Type, owner.Type.Fields[path]), "admin"));
}
