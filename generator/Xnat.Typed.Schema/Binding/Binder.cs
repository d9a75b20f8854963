using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding;

/// <summary>Resolves all documents together into the data model: bases, references, groups, anonymous types.</summary>
internal static class Binder
{
    /// <summary>The result is the same whatever the order of <paramref name="documents"/>.</summary>
    public static DataModel Bind(EquatableArray<SchemaDocument> documents, CancellationToken cancellationToken) =>
        Bind(documents, EquatableArray<ProvidedType>.Empty, cancellationToken);

    /// <summary>The same for a project whose references have classes for some types: those may be named without a schema.</summary>
    public static DataModel Bind(
        EquatableArray<SchemaDocument> documents,
        EquatableArray<ProvidedType> provided,
        CancellationToken cancellationToken)
    {
        var problems = documents.SelectMany(document => document.Problems).ToList();
        var index = new SchemaIndex(documents, problems);
        var context = new BindingContext(index, provided, problems);
        var typeBinder = new TypeBinder(context);
        foreach (var name in index.ComplexTypes.Select(pair => pair.Key).Concat(index.Elements.Select(pair => pair.Key)))
            context.IsNew(index.NameOf(name));
        var roots = RootElements(index);
        foreach (var pair in index.ComplexTypes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            context.OpenBudget();
            context.Types.Add(typeBinder.Bind(
                Scope.Top(index.NameOf(pair.Key)),
                pair.Value,
                pair.Key.LocalName,
                roots.TryGetValue(pair.Key, out var root) ? root : null));
        }

        foreach (var pair in index.Elements)
        {
            cancellationToken.ThrowIfCancellationRequested();
            context.OpenBudget();
            if (pair.Value.ComplexType is { } anonymous && index.ComplexType(pair.Key) is null)
                context.Types.Add(typeBinder.Bind(
                    Scope.Top(index.NameOf(pair.Key)), anonymous, pair.Key.LocalName, pair.Key.LocalName, pair.Value.Annotation));
        }

        var positions = context.Positions.Concat(index.SimpleTypes
            .Select(pair => new TypePosition(index.NameOf(pair.Key), pair.Value.Position)));
        return new DataModel(Sorted(context.Types), Sorted(positions), Renames(index), Sorted(problems));
    }

    /// <summary>For each type the first global element of it, in schema order.</summary>
    private static Dictionary<QualifiedName, string> RootElements(SchemaIndex index)
    {
        var roots = new Dictionary<QualifiedName, string>();
        foreach (var element in index.Documents.SelectMany(document => document.Elements))
            if (element.Type is { } type && !roots.ContainsKey(type)) roots.Add(type, element.Name);
        return roots;
    }

    private static EquatableArray<DataType> Sorted(IEnumerable<DataType> types) =>
        types
            .OrderBy(type => type.Name.XsiType, StringComparer.Ordinal)
            .ThenBy(type => type.Name.Namespace, StringComparer.Ordinal)
            .ToEquatable();

    private static EquatableArray<Rename> Renames(SchemaIndex index) =>
        index.Documents.SelectMany(document => document.Renames).Distinct().ToEquatable();

    private static EquatableArray<TypePosition> Sorted(IEnumerable<TypePosition> positions) =>
        positions
            .OrderBy(entry => entry.Type.XsiType, StringComparer.Ordinal)
            .ThenBy(entry => entry.Type.Namespace, StringComparer.Ordinal)
            .ToEquatable();

    private static EquatableArray<Problem> Sorted(IEnumerable<Problem> problems) =>
        problems.Distinct()
            .OrderBy(problem => problem.Position?.Path, StringComparer.Ordinal)
            .ThenBy(problem => problem.Position?.Line)
            .ThenBy(problem => problem.Position?.Column)
            .ThenBy(problem => problem.Code, StringComparer.Ordinal)
            .ToEquatable();
}
