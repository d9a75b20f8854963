using Microsoft.CodeAnalysis;
using Xnat.Typed.Generator.Pipeline;

namespace Xnat.Typed.Generator;

/// <summary>Emits typed classes for the data types of the schemas that the project lists as <c>XnatSchema</c> items.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class XnatSchemaGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context) => SchemaPipeline.Register(context);
}
