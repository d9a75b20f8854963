using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Emitting;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Generator.Pipeline;

/// <summary>
/// Wires the stages: one file → document, all documents → model, one type → file. Cached values are equatable records of text, never anything of
/// Roslyn or of an XML tree; positions end in the problems, so that a moved line emits nothing again.
/// </summary>
internal static class SchemaPipeline
{
    /// <summary>Without a byte order mark, which <see cref="Encoding.UTF8"/> would put into the emitted files.</summary>
    private static readonly UTF8Encoding Encoding = new(false);

    public static void Register(IncrementalGeneratorInitializationContext context)
    {
        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => ProjectOptions.From(provider.GlobalOptions))
            .Combine(context.ParseOptionsProvider.Select(static (parse, _) => HasExtensionProperties(parse)))
            .Select(static (pair, _) => pair.Left with { HasExtensionProperties = pair.Right })
            .WithTrackingName(Steps.Options);
        var documents = context.AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, token) => SchemaItems.From(pair.Left, pair.Right, token))
            .Where(static input => input is not null)
            .WithTrackingName(Steps.Inputs)
            .Select(static (input, token) => SchemaReader.Read(input!, token))
            .WithTrackingName(Steps.Read);
        var referenced = context.MetadataReferencesProvider
            .Select(static (reference, token) => ReferenceReader.Read(reference, token))
            .Where(static model => model is not null)
            .WithTrackingName(Steps.References)
            .Collect();
        var provided = referenced
            .Select(static (models, _) => ProvidedTypes.Of(models))
            .WithTrackingName(Steps.Provided);
        var conflicts = referenced
            .Select(static (models, _) => ProvidedTypes.Conflicts(models))
            .WithTrackingName(Steps.Conflicts);
        var registration = referenced.Combine(options)
            .Select(static (pair, _) => Registration(pair.Left, pair.Right))
            .WithTrackingName(Steps.Registration);
        var code = documents.Collect().Combine(options).Combine(provided)
            .Select(static (pair, token) => Build(pair.Left.Left, pair.Right, pair.Left.Right, token))
            .WithTrackingName(Steps.Bind);

        context.RegisterSourceOutput(
            code.SelectMany(static (model, _) => model.Types).WithTrackingName(Steps.Types),
            static (output, type) => Add(output, type.HintName, type.DataType.XsiType, () => TypeEmitter.Emit(type)));
        context.RegisterSourceOutput(
            code.SelectMany(static (model, _) => model.Enumerations).WithTrackingName(Steps.Enumerations),
            static (output, type) => Add(output, type.HintName, type.Description, () => EnumerationEmitter.Emit(type)));
        context.RegisterSourceOutput(
            code.SelectMany(static (model, _) => model.Extensions).WithTrackingName(Steps.Extensions),
            static (output, extension) => Add(output, extension.HintName, extension.DataType.XsiType, () => ExtensionEmitter.Emit(extension)));
        context.RegisterSourceOutput(
            code.Select(static (model, _) => model.Registry).WithTrackingName(Steps.Registry),
            static (output, registry) => AddRegistry(output, registry));
        context.RegisterSourceOutput(
            registration,
            static (output, model) => AddRegistration(output, model));
        RunMark.Register(context, Encoding);
        context.RegisterSourceOutput(conflicts, static (output, problems) => ProblemReporter.Report(output, problems));
        context.RegisterSourceOutput(
            code.Select(static (model, _) => model.Problems).WithTrackingName(Steps.Problems),
            static (output, problems) => ProblemReporter.Report(output, problems));
    }

    /// <summary>C# 14, which the compiler that we are built against knows as a preview only.</summary>
    private static bool HasExtensionProperties(ParseOptions options) => options is CSharpParseOptions { LanguageVersion: var version } && (int)version >= 1400;

    private static GeneratedRegistration Registration(ImmutableArray<ReferencedTypes?> models, GeneratorOptions options) => new(
        options.AssemblyName,
        models.OfType<ReferencedTypes>().SelectMany(model => model.Models).Distinct(StringComparer.Ordinal)
            .OrderBy(name => name, StringComparer.Ordinal).ToEquatable());

    private static GeneratedCode Build(
        ImmutableArray<SchemaDocument> documents, EquatableArray<ProvidedType> provided, GeneratorOptions options, CancellationToken token)
    {
        if (documents.IsEmpty) return Empty([]);
        if (options.IsCore) provided = EquatableArray<ProvidedType>.Empty;
        else if (provided.Count == 0) return Empty([new Problem(ProblemCatalog.CoreMissing.Code, null, EquatableArray<string>.Empty)]);
        try
        {
            return CodeNamer.Name(Binder.Bind(documents.ToEquatable(), provided, token), provided, options, token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Empty([InternalProblem("the schemas", exception)]);
        }
    }

    private static GeneratedCode Empty(Problem[] problems) =>
        new(EquatableArray<GeneratedClass>.Empty, EquatableArray<GeneratedEnumeration>.Empty, null, problems.ToEquatable());

    private static void AddRegistry(SourceProductionContext output, GeneratedRegistry? registry)
    {
        if (registry is not null) Add(output, registry.Name + ".g.cs", registry.Name, () => RegistryEmitter.Emit(registry));
    }

    private static void AddRegistration(SourceProductionContext output, GeneratedRegistration model)
    {
        if (model.Models.Count > 0) Add(output, RegistrationEmitter.FileName, "the referenced models", () => RegistrationEmitter.Emit(model));
    }

    private static void Add(SourceProductionContext output, string hintName, string subject, Func<string> emit)
    {
        output.CancellationToken.ThrowIfCancellationRequested();
        try
        {
            output.AddSource(hintName, SourceText.From(emit(), Encoding));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            ProblemReporter.Report(output, new[] { InternalProblem(subject, exception) }.ToEquatable());
        }
    }

    private static Problem InternalProblem(string subject, Exception exception) =>
        new(ProblemCatalog.Internal.Code, null, new[] { subject, exception.GetType().Name + ": " + exception.Message }.ToEquatable());
}
