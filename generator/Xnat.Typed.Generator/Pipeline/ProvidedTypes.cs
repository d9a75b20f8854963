using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Generator.Pipeline;

/// <summary>
/// What the references of a project provide all together. They are sorted by assembly, so that a mere swap of references is no change.
/// </summary>
internal static class ProvidedTypes
{
    /// <summary>
    /// Each type once. Of two that provide it the first counts, which
    /// <see cref="Conflicts"/> reports; what others add to it counts as its own.
    /// </summary>
    public static EquatableArray<ProvidedType> Of(ImmutableArray<ReferencedTypes?> referenced) =>
        Sorted(referenced)
            .SelectMany(types => types.Types)
            .GroupBy(type => type.DataType, StringComparer.Ordinal)
            .Select(group => Merge(group.ToArray()))
            .OfType<ProvidedType>()
            .ToEquatable();

    /// <summary>
    /// One problem for each pair of assemblies with classes for one data type: no code can be generated that works with both.
    /// </summary>
    public static EquatableArray<Problem> Conflicts(ImmutableArray<ReferencedTypes?> referenced) =>
        Sorted(referenced)
            .SelectMany(types => types.Types.Select(type => (types.Assembly, Type: type)))
            .Where(entry => entry.Type.ClassName.Length > 0)
            .GroupBy(entry => entry.Type.DataType, StringComparer.Ordinal)
            .SelectMany(group => group.Skip(1).Select(other => (First: group.First(), Second: other)))
            .GroupBy(pair => (pair.First.Assembly, Second: pair.Second.Assembly))
            .Where(pairs => pairs.Key.Assembly != pairs.Key.Second)
            .Select(pairs => Conflict(pairs.Key.Assembly, pairs.Key.Second, pairs.ToList()))
            .ToEquatable();

    private static Problem Conflict(
        string first,
        string second,
        List<((string Assembly, ProvidedType Type) First, (string Assembly, ProvidedType Type) Second)> pairs)
    {
        var (one, other) = (pairs[0].First.Type, pairs[0].Second.Type);
        var others = pairs.Count == 1 ? "" : string.Format(CultureInfo.InvariantCulture, ", and {0} more", pairs.Count - 1);
        return new Problem(
            ProblemCatalog.ProvidedTwice.Code,
            null,
            new[] { first, second, one.DataType, one.ClassName, other.ClassName, others }.ToEquatable());
    }

    private static IEnumerable<ReferencedTypes> Sorted(ImmutableArray<ReferencedTypes?> referenced) =>
        referenced.OfType<ReferencedTypes>().OrderBy(types => types.Assembly, StringComparer.Ordinal);

    private static ProvidedType? Merge(ProvidedType[] types)
    {
        var added = types.Where(type => type.ClassName.Length == 0).Select(type => type.Members);
        var provided = Array.Find(types, type => type.ClassName.Length > 0);
        return provided is null ? null : provided with { Members = string.Join(" ", added.Prepend(provided.Members)) };
    }
}
