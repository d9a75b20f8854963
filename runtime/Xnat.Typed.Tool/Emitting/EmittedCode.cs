using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Tool.Emitting;

/// <summary>What became of a set of schemas.</summary>
/// <param name="Files">The generated files.</param>
/// <param name="Problems">What there is to say about the schemas, sorted by place.</param>
internal sealed record EmittedCode(IReadOnlyList<EmittedFile> Files, IReadOnlyList<Problem> Problems);
