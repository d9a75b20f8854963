using System.Collections.Generic;

namespace Xnat.Typed.Schema.Comparing;

/// <summary>What the given schemas lack of a provided class.</summary>
/// <param name="DataType">Data type of the class.</param>
/// <param name="ClassName">Full name of the class.</param>
/// <param name="IsWhole">Whether they lack the type itself.</param>
/// <param name="Members">Lacking members by the properties that lead to them, <c>Parameters.Tr</c>.</param>
internal sealed record ClassLack(string DataType, string ClassName, bool IsWhole, IReadOnlyDictionary<string, MemberLack> Members);
