using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Fields;

/// <summary>What all given files declare for one data type.</summary>
/// <param name="DataType">The data type.</param>
/// <param name="Origin">The projects, for people.</param>
/// <param name="Variables">Custom variables, each once.</param>
/// <param name="Forms">Custom forms, each once.</param>
/// <param name="Position">Where the first file has it.</param>
internal sealed record JoinedDeclaration(
    string DataType,
    string Origin,
    EquatableArray<FieldDeclaration> Variables,
    EquatableArray<FormDeclaration> Forms,
    SchemaPosition? Position);
