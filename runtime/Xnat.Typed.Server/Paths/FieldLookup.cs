using System.Globalization;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Paths;

/// <summary>Reads one path in many rows: what the path means for a type is found out once, not for every row of it.</summary>
internal sealed class FieldLookup(IReadOnlyList<FieldStep> steps)
{
    /// <summary>For the type that was met last; replaced as a whole, so that several threads may read.</summary>
    private Plan? last;

    /// <summary>The value, the first one where rows repeat.</summary>
    public (string? Text, SimpleValue? Type) Read(Row row)
    {
        var plan = last;
        if (plan is null || !ReferenceEquals(plan.Type, row.Type)) last = plan = Find(row.Type);
        if (plan.IsKey) return (row.Number.ToString(CultureInfo.InvariantCulture), null);
        if (plan.Member is not { } member) return (null, null);
        if (plan.Rest is null) return (row[member.Path], member.Value);
        return Child(row.Rows(member.Path), plan.Step!) is { } child ? plan.Rest.Read(child) : (null, null);
    }

    private static Row? Child(IReadOnlyList<Row> rows, FieldStep step)
    {
        var index = step.Index ?? 0;
        foreach (var row in rows)
        {
            if (step.Type is not null && !row.Type.Is(step.Type)) continue;
            if (step.Key is not null && row[step.Key] != step.KeyValue) continue;
            if (index-- == 0) return row;
        }

        return null;
    }

    private Plan Find(TypeEntry type)
    {
        var path = "";
        for (var index = 0; index < steps.Count; index++)
        {
            path = path.Length == 0 ? steps[index].Name : path + "/" + steps[index].Name;
            var isLast = index == steps.Count - 1;
            if (!type.Fields.TryGetValue(path, out var member))
            {
                if (isLast && string.Equals(path, type.KeyName, StringComparison.OrdinalIgnoreCase))
                    return new(type, null) { IsKey = true };
                continue;
            }

            if (member.Kind is MemberKind.Value or MemberKind.Raw)
            {
                if (isLast) return new(type, member);
                continue;
            }

            // A list of plain values: its rows have one field, named like the element.
            FieldStep[] rest = isLast ? [steps[index] with { Key = null, Index = null }] : [.. steps.Skip(index + 1)];
            return new(type, member) { Step = steps[index], Rest = new(rest) };
        }

        return new(type, null);
    }

    /// <summary>What the path means for a type: a value of the row, a row below it to go on in, or nothing.</summary>
    private sealed record Plan(TypeEntry Type, Member? Member)
    {
        public bool IsKey { get; init; }

        public FieldStep? Step { get; init; }

        public FieldLookup? Rest { get; init; }
    }
}
