using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xnat.Typed.Generator.Pipeline;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Comparing;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Generator.Analysis;

/// <summary>Reports the use of types and fields that the classes of a reference have and the schemas of the project do not.</summary>
/// <remarks>Without schemas, and with schemas in which nothing is missing, no use is looked at.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingMemberAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = ProblemReporter.DescriptorOf(ProblemCatalog.NotInGivenSchemas);

    /// <summary>
    /// What was found last: the next compilation mostly has the same schemas and references. Texts only, nothing of a compilation.
    /// </summary>
    private Result? last;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private void Start(CompilationStartAnalysisContext context)
    {
        if (ProjectOptions.From(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions).IsCore) return;
        var schemas = GivenSchemas.From(
            context.Options,
            text => context.TryGetValue(text, GivenSchemas.Reader, out var document) ? document : null,
            context.CancellationToken);
        if (schemas.IsEmpty) return;
        var provided = ProvidedBy(context.Compilation);
        if (provided.Count == 0) return;
        var missing = Compare(schemas, provided, context.CancellationToken);
        var uses = new MissingMemberUses(missing, schemas, Rule);
        if (missing.PropertyNames.Count > 0) context.RegisterOperationAction(uses.InspectProperty, OperationKind.PropertyReference);
        if (missing.ClassNames.Count > 0) context.RegisterSyntaxNodeAction(uses.InspectName, SyntaxKind.IdentifierName);
    }

    private MissingTypes Compare(GivenSchemas schemas, EquatableArray<ProvidedType> provided, CancellationToken token)
    {
        var documents = schemas.Documents;
        if (Volatile.Read(ref last) is { } known && known.IsOf(documents, provided)) return known.Missing;
        var missing = new MissingTypes(provided, schemas.Bind(token), ProvidedNames.Segments);
        Volatile.Write(ref last, new Result(documents, provided, missing));
        return missing;
    }

    private static EquatableArray<ProvidedType> ProvidedBy(Compilation compilation)
    {
        if (compilation.GetTypeByMetadataName("Xnat.Typed.Model.XnatProvidedTypeAttribute") is not { } attribute)
            return EquatableArray<ProvidedType>.Empty;
        var runtime = attribute.ContainingAssembly;
        return compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly =>
                SymbolEqualityComparer.Default.Equals(assembly, runtime)
                || assembly.Modules.Any(module => module.ReferencedAssemblies.Contains(runtime.Identity)))
            .OrderBy(assembly => assembly.Name, System.StringComparer.Ordinal)
            .SelectMany(assembly => TypesOf(assembly, attribute))
            .GroupBy(type => type.DataType, System.StringComparer.Ordinal)
            .Select(group => group.First())
            .ToEquatable();
    }

    private static IEnumerable<ProvidedType> TypesOf(IAssemblySymbol assembly, INamedTypeSymbol attribute) =>
        assembly.GetAttributes()
            .Where(data => SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute) && data.ConstructorArguments.Length == 4)
            .Select(data => data.ConstructorArguments.Select(argument => argument.Value as string ?? "").ToArray())
            .Where(texts => texts[1].Length > 0)
            .Select(texts => new ProvidedType(texts[0], texts[1], texts[2], texts[3]));

    private sealed class Result(EquatableArray<SchemaDocument> documents, EquatableArray<ProvidedType> provided, MissingTypes missing)
    {
        public MissingTypes Missing { get; } = missing;

        public bool IsOf(EquatableArray<SchemaDocument> others, EquatableArray<ProvidedType> otherTypes) =>
            documents.Equals(others) && provided.Equals(otherTypes);
    }
}
