using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Reading.Components;

/// <summary>An <c>xs:import</c>, <c>xs:include</c> or <c>xs:redefine</c>; never fetched, looked up among the given files.</summary>
/// <param name="Namespace">Imported namespace; the own one for the others.</param>
/// <param name="Location"><c>schemaLocation</c> as written, or empty.</param>
/// <param name="IsImport">
/// <see langword="false"/> for includes and redefinitions: what they name becomes part of the same namespace.
/// </param>
/// <param name="Position">Where it stands.</param>
internal sealed record SchemaImport(string Namespace, string Location, bool IsImport, SchemaPosition Position);
