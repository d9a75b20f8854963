using Microsoft.CodeAnalysis;

namespace Xnat.Typed.Generator.Analysis.Rows;

/// <summary>A request that is made for each row.</summary>
/// <param name="Place">The name of what is called or gone through.</param>
/// <param name="Name">It, as a reader calls it.</param>
/// <param name="Advice">How the same is done with fewer requests, or several at a time.</param>
internal sealed record RowRequest(SyntaxNode Place, string Name, string Advice);
