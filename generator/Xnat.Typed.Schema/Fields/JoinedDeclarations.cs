using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Fields;

/// <summary>Puts the declarations of several projects together, by data type.</summary>
internal static class JoinedDeclarations
{
    public static IEnumerable<JoinedDeclaration> Of(IReadOnlyList<FieldsDocument> documents, ICollection<Problem> problems) => documents
        .SelectMany(document => document.Types.Select(type => (document.Project, Type: type)))
        .GroupBy(entry => entry.Type.DataType, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => Join(group.Key, group.ToArray(), problems))
        .ToArray();

    private static JoinedDeclaration Join(
        string dataType, (string Project, TypeDeclaration Type)[] entries, ICollection<Problem> problems) => new(
        dataType,
        string.Join(", ", entries.Select(entry => entry.Project).Distinct(StringComparer.Ordinal)),
        entries
            .SelectMany(entry => entry.Type.Groups)
            .SelectMany(group => group.Variables)
            .GroupBy(variable => variable.Name, StringComparer.Ordinal)
            .Select(group => group.Aggregate((first, other) => Join(dataType, first, other, problems)))
            .ToEquatable(),
        entries
            .SelectMany(entry => entry.Type.Forms)
            .GroupBy(form => form.Id, StringComparer.Ordinal)
            .Select(group => group.First())
            .OrderBy(form => form.Id, StringComparer.Ordinal)
            .ToEquatable(),
        entries[0].Type.Position);

    /// <summary>What one project allows and the other does not is allowed; what is of two kinds is a text.</summary>
    private static FieldDeclaration Join(
        string dataType, FieldDeclaration first, FieldDeclaration other, ICollection<Problem> problems)
    {
        var isSameKind = first.Kind == other.Kind;

        // Of one file, which has reported it already.
        if (first.Position?.Path == other.Position?.Path) return first;
        if (!isSameKind)
        {
            string[] arguments =
                [dataType, first.Name, FieldKinds.WordOf(first.Kind), first.Position?.Path ?? "", FieldKinds.WordOf(other.Kind)];
            problems.Add(new Problem(ProblemCatalog.DeclaredByTwoKinds.Code, other.Position, arguments.ToEquatable()));
        }

        var areLimited = isSameKind && first.Values.Count > 0 && other.Values.Count > 0;
        return first with
        {
            Kind = isSameKind ? first.Kind : FieldKind.Text,
            IsRequired = first.IsRequired && other.IsRequired,
            Values = areLimited ? first.Values.Union(other.Values, StringComparer.Ordinal).ToEquatable() : EquatableArray<string>.Empty,
        };
    }
}
