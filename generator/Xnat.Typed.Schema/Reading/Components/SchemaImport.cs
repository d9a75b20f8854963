using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Reading.Components;

/// <summary>An <c>xs:import</c> or <c>xs:include</c>; never fetched, looked up among the given files.</summary>
/// <param name="Namespace">Imported namespace; the own one for an include.</param>
/// <param name="Location"><c>schemaLocation</c> as written, or empty.</param>
/// <param name="Position">Where it stands.</param>
internal sealed record SchemaImport(string Namespace, string Location, SchemaPosition Position);
