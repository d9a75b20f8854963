using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Generator.Pipeline;

/// <summary>What one reference provides.</summary>
/// <param name="Assembly">Name of the assembly, by which references are sorted: their order on the command line must not matter.</param>
/// <param name="Types">Its data types.</param>
/// <param name="Registries">
/// Full names of the classes that make its objects by data type; none for the core, which the runtime knows.
/// </param>
internal sealed record ReferencedTypes(string Assembly, EquatableArray<ProvidedType> Types, EquatableArray<string> Registries);
