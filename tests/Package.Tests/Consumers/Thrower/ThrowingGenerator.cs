using System;
using Microsoft.CodeAnalysis;

namespace Thrower;

/// <summary>Somebody else's generator, with a fault.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ThrowingGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterSourceOutput(context.CompilationProvider, static (_, _) => throw new NotSupportedException("a fault of its own"));
}
