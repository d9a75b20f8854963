using Microsoft.CodeAnalysis;

namespace Xnat.Typed.Generator.Analysis.Rows;

/// <summary>A property of a row that is read and was not sent.</summary>
/// <param name="Place">Its name where it is read.</param>
/// <param name="Name">Class and property: <c>MrScanData.Parameters.Tr</c>.</param>
/// <param name="Descriptor">The descriptor: <c>MrScanData.Schema.Parameters.Tr</c>.</param>
/// <param name="IsColumn">Whether the descriptor itself is a column, or one is composed of it.</param>
internal sealed record UnsentField(SyntaxNode Place, string Name, string Descriptor, bool IsColumn);
