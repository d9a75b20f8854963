using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Paths;

/// <summary>Reads values by path, for columns and filters.</summary>
internal static class FieldReader
{
    /// <summary>
    /// Cuts a path at its first list: <c>scans/scan/type</c> is <c>type</c> of each <c>scans/scan</c>. A path without a list has an empty first half.
    /// </summary>
    public static (string List, FieldPath Remainder) Cut(Types.TypeEntry type, FieldPath path)
    {
        var walked = "";
        for (var index = 0; index < path.Steps.Count; index++)
        {
            walked = walked.Length == 0 ? path.Steps[index].Name : walked + "/" + path.Steps[index].Name;
            if (!type.Fields.TryGetValue(walked, out var member)) continue;
            if (member.Kind is MemberKind.Value or MemberKind.Raw) continue;
            // A predicate that names one row leaves no list.
            var isList = member.Kind != MemberKind.Reference && path.Steps[index] is { Key: null, Index: null };
            if (!isList) return ("", path);
            return (member.Path, new FieldPath("", [.. path.Steps.Skip(index + 1)]));
        }

        return ("", path);
    }

    /// <summary>The value at a path, the first one where rows repeat.</summary>
    public static (string? Text, SimpleValue? Type) Read(Row row, FieldPath path) => Read(row, path.Steps, 0);

    private static (string? Text, SimpleValue? Type) Read(Row row, IReadOnlyList<FieldStep> steps, int from)
    {
        var path = "";
        for (var index = from; index < steps.Count; index++)
        {
            path = path.Length == 0 ? steps[index].Name : path + "/" + steps[index].Name;
            var isLast = index == steps.Count - 1;
            if (!row.Type.Fields.TryGetValue(path, out var member))
            {
                if (isLast && string.Equals(path, row.Type.KeyName, StringComparison.OrdinalIgnoreCase)) return (row.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), null);
                continue;
            }

            if (member.Kind is MemberKind.Value or MemberKind.Raw)
            {
                if (isLast) return (row[member.Path], member.Value);
                continue;
            }

            var step = steps[index];
            var rows = row.Rows(member.Path).Where(child => (step.Type is null || child.Type.Is(step.Type)) && (step.Key is null || child[step.Key] == step.KeyValue));
            var child = rows.ElementAtOrDefault(step.Index ?? 0);
            return child is null ? (null, null) : isLast ? Read(child, [step with { Key = null, Index = null }], 0) : Read(child, steps, index + 1);
        }

        return (null, null);
    }
}
