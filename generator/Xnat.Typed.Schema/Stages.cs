using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Emitting;
using Xnat.Typed.Schema.Fields;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema;

/// <summary>
/// From schemas to C#, for the generator and for <c>xnat-typed schema emit</c> alike: each file is read on its own, all are built together,
/// each file is emitted on its own. What fails inside a stage is a problem that says so, and the rest goes on.
/// </summary>
internal static class Stages
{
    public static SchemaDocument Read(SchemaInput input, CancellationToken cancellationToken)
    {
        try
        {
            return SchemaReader.Read(input, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return SchemaReader.Empty(input, Failure(input.Path, exception));
        }
    }

    /// <param name="documents">The schemas, in any order.</param>
    /// <param name="provided">Types that there is a class for already.</param>
    /// <param name="options">What the project says.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static GeneratedCode Build(
        EquatableArray<SchemaDocument> documents,
        EquatableArray<ProvidedType> provided,
        GeneratorOptions options,
        CancellationToken cancellationToken)
    {
        if (documents.Count == 0) return GeneratedCode.None();
        if (options.IsCore) provided = EquatableArray<ProvidedType>.Empty;
        else if (provided.Count == 0)
            return GeneratedCode.None(new Problem(ProblemCatalog.CoreMissing.Code, null, EquatableArray<string>.Empty));
        try
        {
            var model = Binder.Bind(documents, provided, cancellationToken);
            return CodeNamer.Name(model, provided, options, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return GeneratedCode.None(Failure("the schemas", exception));
        }
    }

    public static FieldsDocument Read(FieldsInput input, CancellationToken cancellationToken)
    {
        try
        {
            return FieldsReader.Read(input, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(input.Path, "", EquatableArray<TypeDeclaration>.Empty, new[] { Failure(input.Path, exception) }.ToEquatable());
        }
    }

    /// <param name="documents">Files of custom variables and forms, in any order.</param>
    /// <param name="provided">Types that references have a class for.</param>
    /// <param name="emitted">Types that get one here.</param>
    /// <param name="options">What the project says.</param>
    public static GeneratedViews BuildViews(
        EquatableArray<FieldsDocument> documents,
        EquatableArray<ProvidedType> provided,
        EquatableArray<ProvidedType> emitted,
        GeneratorOptions options)
    {
        if (documents.Count == 0) return GeneratedViews.None();
        if (provided.Count == 0)
            return GeneratedViews.None(new Problem(ProblemCatalog.CoreMissing.Code, null, EquatableArray<string>.Empty));
        try
        {
            var types = emitted.Concat(provided).GroupBy(type => type.DataType, StringComparer.Ordinal).Select(group => group.First());
            return ViewNamer.Name(documents.OrderBy(document => document.Path, StringComparer.Ordinal).ToArray(), types.ToArray(), options);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return GeneratedViews.None(Failure("the custom variables", exception));
        }
    }

    /// <summary>The text of a file, or <see langword="null"/> and a problem more.</summary>
    public static string? Emit(GeneratedFile file, ICollection<Problem> problems, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return FileEmitter.Emit(file);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            problems.Add(Failure(file.Subject, exception));
            return null;
        }
    }

    private static Problem Failure(string subject, Exception exception) =>
        new(ProblemCatalog.Internal.Code, null, new[] { subject, exception.GetType().Name + ": " + exception.Message }.ToEquatable());
}
