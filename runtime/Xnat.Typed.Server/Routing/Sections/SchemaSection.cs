using static Xnat.Typed.Server.Routing.Route;

namespace Xnat.Typed.Server.Routing.Sections;

/// <summary>Schemas and the data types that they define.</summary>
internal static class SchemaSection
{
    private const string Types = "/xapi/schemas/datatypes";

    public static RouteSection Section { get; } = new("Schemas and data types",
    [
        Get("/xapi/schemas", "names of the schemas", static h => h.Schemas.List),
        Get("/xapi/schemas/{schema}", "a schema", static h => h.Schemas.Show),
        Get("/xapi/schemas/{folder}/{schema}", "a schema", static h => h.Schemas.Show),
        Get("/schemas/{folder}/{schema}.xsd", "a schema as a file; below `/xapi` too", static h => h.Schemas.Show)
            .AlsoAt("/xapi/{folder}/{schema}.xsd"),
        Get("/schemas/{schema}.xsd", "a schema as a file; below `/xapi` too", static h => h.Schemas.Show).AlsoAt("/xapi/{schema}.xsd"),
        Get(Types, "names of all data types", static h => h.DataTypes.List),
        Get(Types + "/names/all", "their readable names", static h => h.DataTypes.Names),
        Get(Types + "/names/{type}", "of one type", static h => h.DataTypes.NamesOfOne),
        Post(Types + "/names", "of several types", static h => h.DataTypes.NamesOfSeveralAsync),
        Get(Types + "/elements/all", "what is known of each type", static h => h.DataTypes.Elements),
        Get(Types + "/elements/{type}", "of one type", static h => h.DataTypes.ElementOfOne),
        Post(Types + "/elements", "of several types", static h => h.DataTypes.ElementsOfSeveralAsync),
        Get(Types + "/searchable", "the types that can be searched", static h => h.DataTypes.Searchable),
    ]);
}
