using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Generator.Pipeline;

/// <summary>What one reference provides.</summary>
/// <param name="Assembly">Name of the assembly, by which references are sorted: their order on the command line must not matter.</param>
/// <param name="Types">Its data types.</param>
internal sealed record ReferencedModel(string Assembly, EquatableArray<ProvidedType> Types);
