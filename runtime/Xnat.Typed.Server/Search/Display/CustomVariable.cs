using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Search.Display;

/// <summary>A custom variable as a project declares it.</summary>
/// <param name="Name">Name, in the spelling of the declaration.</param>
/// <param name="DataType"><c>string</c>, <c>integer</c>, <c>float</c>, <c>boolean</c> or <c>date</c>.</param>
internal sealed record CustomVariable(string Name, string DataType)
{
    public SimpleKind Kind => DataType switch
    {
        "integer" or "int" => SimpleKind.Long,
        "float" => SimpleKind.Double,
        "boolean" => SimpleKind.Boolean,
        "date" => SimpleKind.Date,
        _ => SimpleKind.String,
    };

    /// <summary>The variables that projects declare for a data type; of several declarations of a name the first counts.</summary>
    public static IEnumerable<CustomVariable> Of(TypeEntry type, IEnumerable<Row> projects) =>
        projects.SelectMany(project => project.Rows("studyProtocol"))
            .Where(protocol => string.Equals(protocol["data-type"], type.XsiType, StringComparison.OrdinalIgnoreCase))
            .SelectMany(protocol => protocol.Rows("definitions/definition"))
            .SelectMany(definition => definition.Rows("fields/field"))
            .Where(field => field["type"] == "custom" && !string.IsNullOrEmpty(field["name"]))
            .Select(field => new CustomVariable(field["name"]!, field["datatype"] ?? "string"))
            .DistinctBy(variable => variable.Name.ToUpperInvariant(), StringComparer.Ordinal);
}
