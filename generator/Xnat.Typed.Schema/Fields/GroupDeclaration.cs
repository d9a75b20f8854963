using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Fields;

/// <summary>Custom variables that are declared together: XNAT's <c>fieldDefinitionGroup</c>.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Description">What people read, or empty.</param>
/// <param name="IsProjectSpecific">Whether other projects may not take it over.</param>
/// <param name="Variables">The variables.</param>
internal sealed record GroupDeclaration(
    string Id, string Description, bool IsProjectSpecific, EquatableArray<FieldDeclaration> Variables);
