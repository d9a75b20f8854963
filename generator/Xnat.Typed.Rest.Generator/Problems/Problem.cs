using Xnat.Typed.Rest.Generator.Model;

namespace Xnat.Typed.Rest.Generator.Problems;

/// <summary>Something to report, as plain data.</summary>
/// <param name="Code">Code in the catalogue.</param>
/// <param name="Place">Where in the C# file.</param>
/// <param name="Arguments">What the message names.</param>
internal sealed record Problem(string Code, Place Place, EquatableArray<string> Arguments);
