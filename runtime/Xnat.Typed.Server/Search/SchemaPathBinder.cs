using System.Globalization;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Search.Display;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Search;

/// <summary>Finds the value that a path of the schema leads to. A list on the way is joined, like another data type.</summary>
internal sealed class SchemaPathBinder(DisplayScope scope, JoinPlan plan)
{
    /// <summary>What XNAT keeps of each object outside of its schema: the data type, which listings call <c>xsiType</c>.</summary>
    private const string DataType = "extension_item/element_name";

    /// <param name="element">Data type at the start of the path.</param>
    /// <param name="path">The path below it.</param>
    /// <param name="source">Where the rows of that type are.</param>
    /// <exception cref="RestException">500: the schema has no such path.</exception>
    public BoundField Bind(TypeEntry element, FieldPath path, int source)
    {
        if (path.Plain == DataType)
            return new BoundField(element, DataType, source, SimpleKind.String, static row => row.Type.XsiType) { Header = DataType };
        var (at, kind, read) = Walk(element, path.Steps, 0, source, row => row);
        return new BoundField(element, path.Plain, at, kind, read) { Header = path.Plain };
    }

    private (int Source, SimpleKind Kind, Func<Row, string?> Read) Walk(
        TypeEntry type,
        IReadOnlyList<FieldStep> steps,
        int from,
        int source,
        Func<Row, Row?> reach)
    {
        var name = "";
        for (var index = from; index < steps.Count; index++)
        {
            name = name.Length == 0 ? steps[index].Name : name + "/" + steps[index].Name;
            var isLast = index == steps.Count - 1;
            if (!type.Fields.TryGetValue(name, out var member))
            {
                if (isLast && string.Equals(name, type.KeyName, StringComparison.OrdinalIgnoreCase))
                    return (source, SimpleKind.Long, row => reach(row)?.Number.ToString(CultureInfo.InvariantCulture));
                continue;
            }

            // The text of a group has the path of the group: "scanner" is a value, and "scanner/model" goes on.
            if (member.Kind is MemberKind.Value or MemberKind.Raw && !isLast) continue;
            if (member.Kind is MemberKind.Value or MemberKind.Raw)
                return (source, member.Value?.Kind ?? SimpleKind.String, row => reach(row)?[member.Path]);
            return Into(type, member, steps, index, source, reach);
        }

        throw new RestException(500);
    }

    private (int Source, SimpleKind Kind, Func<Row, string?> Read) Into(
        TypeEntry type,
        Member member,
        IReadOnlyList<FieldStep> steps,
        int index,
        int source,
        Func<Row, Row?> reach)
    {
        var step = steps[index];
        var inner = step.Type is null
            ? Declared(type, member, steps, index + 1)
            : scope.Store.Types.Find(step.Type) ?? throw new RestException(500);
        // Of a list of plain values the rows have one field, named like the element.
        var (rest, next) = member.Kind == MemberKind.ValueList && index == steps.Count - 1
            ? ((IReadOnlyList<FieldStep>)[step with { Type = null, Key = null, KeyValue = null, Index = null }], 0)
            : (steps, index + 1);
        IEnumerable<Row> Rows(Row row) =>
            Below(row, member.Path).Where(child =>
                (step.Type is null || child.Type.Is(step.Type)) && (step.Key is null || child[step.Key] == step.KeyValue));
        if (member.Kind == MemberKind.Reference || step.Key is not null || step.Index is not null)
            return Walk(
                inner, rest, next, source, row => reach(row) is { } parent ? Rows(parent).ElementAtOrDefault(step.Index ?? 0) : null);
        var list = plan.Add($"list {member.Path} {step.Type}", source, row => reach(row) is { } parent ? Rows(parent) : []);
        return Walk(inner, rest, next, list, row => row);
    }

    /// <summary>
    /// The type of the rows of a member; where that does not know the rest of the path, the first
    /// of its subtypes that does: demographics are declared abstract.
    /// </summary>
    private TypeEntry Declared(TypeEntry owner, Member member, IReadOnlyList<FieldStep> steps, int from)
    {
        var declared = scope.Store.Types.RowType(owner, member);
        return Knows(declared, steps, from)
            ? declared
            : scope.Store.Types.Named.FirstOrDefault(type => type.Is(declared.XsiType) && Knows(type, steps, from)) ?? declared;
    }

    private static bool Knows(TypeEntry type, IReadOnlyList<FieldStep> steps, int from)
    {
        var name = "";
        foreach (var step in steps.Skip(from))
        {
            name = name.Length == 0 ? step.Name : name + "/" + step.Name;
            if (type.Fields.ContainsKey(name)) return true;
        }

        return false;
    }

    /// <summary>Experiments of a subject and assessors of a session are objects of their own, kept apart from the row.</summary>
    private IEnumerable<Row> Below(Row row, string path) => path switch
    {
        "experiments/experiment" => scope.Store.ExperimentsOf(row.Id).Where(scope.CanRead),
        "assessors/assessor" => scope.Store.AssessorsOf(row.Id).Where(scope.CanRead),
        _ => row.Rows(path),
    };
}
