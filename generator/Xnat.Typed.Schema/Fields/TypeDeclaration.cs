using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Fields;

/// <summary>What a project asks about objects of one data type.</summary>
/// <param name="DataType">The data type: <c>xnat:mrSessionData</c>.</param>
/// <param name="Groups">Custom variables, by the group in which they are declared.</param>
/// <param name="Forms">Custom forms.</param>
/// <param name="Position">Where it stands in the file; <see langword="null"/> if it is from a server.</param>
internal sealed record TypeDeclaration(
    string DataType, EquatableArray<GroupDeclaration> Groups, EquatableArray<FormDeclaration> Forms, SchemaPosition? Position);
