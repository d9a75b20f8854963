using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Code;

/// <summary>A data type that a reference of the project has a class for, so that it is not emitted again.</summary>
/// <param name="DataType">Data type: <c>xnat:mrSessionData</c>.</param>
/// <param name="ClassName">Full name of the class.</param>
/// <param name="Base">Data type of its base; empty if it has none.</param>
/// <param name="Members">Paths of the members that the type itself declares, separated by blanks.</param>
internal sealed record ProvidedType(string DataType, string ClassName, string Base, string Members);
