using System.Collections.Generic;

namespace Xnat.Typed.Schema.Comparing;

/// <summary>What the given schemas do not have of a provided class.</summary>
/// <param name="DataType">Data type of the class.</param>
/// <param name="ClassName">Full name of the class.</param>
/// <param name="IsWhole">Whether the type itself is missing, not only members of it.</param>
/// <param name="Members">Missing members by the properties that lead to them, <c>Parameters.Tr</c>.</param>
internal sealed record MissingType(string DataType, string ClassName, bool IsWhole, IReadOnlyDictionary<string, MissingMember> Members);
