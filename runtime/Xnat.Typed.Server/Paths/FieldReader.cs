using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Server.Paths;

/// <summary>Paths of columns and filters.</summary>
internal static class FieldReader
{
    /// <summary>
    /// Cuts a path at its first list: <c>scans/scan/type</c> is <c>type</c> of each
    /// <c>scans/scan</c>. A path without a list has an empty first half.
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
}
