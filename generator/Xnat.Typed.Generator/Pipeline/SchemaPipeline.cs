using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xnat.Typed.Schema;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Generator.Pipeline;

/// <summary>
/// Wires the stages: one file → document, all documents → model, one type → file. Cached values are equatable records of text, never
/// anything of Roslyn or of an XML tree; positions end in the problems, so that a moved line emits nothing again.
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
            .Select(static (input, token) => Stages.Read(input!, token))
            .WithTrackingName(Steps.Read);
        var referenced = context.MetadataReferencesProvider
            .Select(static (reference, token) => ReferenceReader.Read(reference, token))
            .Where(static model => model is not null)
            .WithTrackingName(Steps.References)
            .Collect();
        var provided = referenced
            .Select(static (referenced, _) => ProvidedTypes.Of(referenced))
            .WithTrackingName(Steps.Provided);
        var conflicts = referenced
            .Select(static (referenced, _) => ProvidedTypes.Conflicts(referenced))
            .WithTrackingName(Steps.Conflicts);
        var registration = referenced.Combine(options)
            .Select(static (pair, _) => Registration(pair.Left, pair.Right))
            .WithTrackingName(Steps.Registration);
        var code = documents.Collect().Combine(options).Combine(provided)
            .Select(static (pair, token) => Stages.Build(pair.Left.Left.ToEquatable(), pair.Right, pair.Left.Right, token))
            .WithTrackingName(Steps.Bind);

        context.RegisterSourceOutput(
            code.SelectMany(static (model, _) => model.Files()).WithTrackingName(Steps.Files),
            static (output, file) => Add(output, file));
        context.RegisterSourceOutput(registration, static (output, model) => AddRegistration(output, model));
        RegisterViews(context, options, provided, code);
        RunMark.Register(context, Encoding);
        context.RegisterSourceOutput(conflicts, static (output, problems) => ProblemReporter.Report(output, problems));
        context.RegisterSourceOutput(
            code.Select(static (model, _) => model.Problems).WithTrackingName(Steps.Problems),
            static (output, problems) => ProblemReporter.Report(output, problems));
    }

    private static void RegisterViews(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<GeneratorOptions> options,
        IncrementalValueProvider<EquatableArray<ProvidedType>> provided,
        IncrementalValueProvider<GeneratedCode> code)
    {
        var documents = context.AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, token) => FieldsItems.From(pair.Left, pair.Right, token))
            .Where(static input => input is not null)
            .WithTrackingName(Steps.FieldsInputs)
            .Select(static (input, token) => Stages.Read(input!, token))
            .WithTrackingName(Steps.FieldsRead);
        var emitted = code.Select(static (model, _) => model.ProvidedTypes()).WithTrackingName(Steps.Emitted);
        var views = documents.Collect().Combine(provided).Combine(emitted).Combine(options)
            .Select(static (pair, _) => Stages.BuildViews(
                pair.Left.Left.Left.ToEquatable(), pair.Left.Left.Right, pair.Left.Right, pair.Right))
            .WithTrackingName(Steps.Views);
        context.RegisterSourceOutput(
            views.SelectMany(static (model, _) => model.Views).WithTrackingName(Steps.ViewFiles),
            static (output, view) => Add(output, view));
        context.RegisterSourceOutput(
            views.Select(static (model, _) => model.Problems).WithTrackingName(Steps.ViewProblems),
            static (output, problems) => ProblemReporter.Report(output, problems));
    }

    /// <summary>C# 14, which the compiler that we are built against knows as a preview only.</summary>
    private static bool HasExtensionProperties(ParseOptions options) =>
        options is CSharpParseOptions { LanguageVersion: var version } && (int)version >= 1400;

    private static GeneratedRegistration Registration(ImmutableArray<ReferencedTypes?> referenced, GeneratorOptions options) => new(
        options.AssemblyName,
        referenced.OfType<ReferencedTypes>().SelectMany(types => types.Registries).Distinct(StringComparer.Ordinal)
            .OrderBy(name => name, StringComparer.Ordinal).ToEquatable());

    private static void AddRegistration(SourceProductionContext output, GeneratedRegistration registration)
    {
        if (registration.Registries.Count > 0) Add(output, registration);
    }

    private static void Add(SourceProductionContext output, GeneratedFile file)
    {
        var problems = new List<Problem>();
        if (Stages.Emit(file, problems, output.CancellationToken) is { } text)
            output.AddSource(file.HintName, SourceText.From(text, Encoding));
        ProblemReporter.Report(output, problems.ToEquatable());
    }
}
