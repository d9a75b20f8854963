using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Paths;

/// <summary>Writes one value below a row, creating the child rows on the way as XNAT does.</summary>
internal sealed class FieldWriter(Store store, string user)
{
    /// <summary>Applies a value to the field at a path.</summary>
    /// <returns>Whether the path exists below the type of the row.</returns>
    public bool Apply(Row row, FieldPath path, string value) => path.Steps.Count > 0 && Apply(row, path.Steps, 0, value);

    private bool Apply(Row row, IReadOnlyList<FieldStep> steps, int from, string value)
    {
        var path = "";
        for (var index = from; index < steps.Count; index++)
        {
            path = path.Length == 0 ? steps[index].Name : path + "/" + steps[index].Name;
            if (!row.Type.Fields.TryGetValue(path, out var member)) continue;
            var isLast = index == steps.Count - 1;
            switch (member.Kind)
            {
                case MemberKind.Value or MemberKind.Raw when isLast:
                    row.Put(member.Path, member.Value is null ? value : FieldValue.Normalise(row.Type, member, value));
                    row.Modified = store.NextStamp(user);
                    return true;
                case MemberKind.Value or MemberKind.Raw:
                    // The text of a group has the path of the group: "scanner" is a value, and "scanner/model" goes on.
                    continue;
                case MemberKind.ValueList when isLast:
                    return Choose(row, member, steps[index], IsNull(value)) is not { } single
                        || Apply(single, [steps[index] with { Index = null }], 0, value);
                default:
                    if (isLast || !IsKnown(steps[index].Type)) return false;
                    return Choose(row, member, steps[index], IsNull(value)) is { } child
                        ? Apply(child, steps, index + 1, value)
                        : Exists(store.Types.RowType(row.Type, member), steps, index + 1);
            }
        }

        return false;
    }

    private bool IsKnown(string? type) => type is null || store.Types.Find(type) is not null;

    private static bool IsNull(string value) => string.Equals(value, "NULL", StringComparison.OrdinalIgnoreCase);

    private static bool Exists(Types.TypeEntry type, IReadOnlyList<FieldStep> steps, int from)
    {
        var rest = string.Join('/', steps.Skip(from).Select(step => step.Name));
        return type.Fields.ContainsKey(rest) || steps.Count > from + 1;
    }

    private Row? Choose(Row owner, Member member, FieldStep step, bool onlyExisting)
    {
        var type = step.Type is null ? store.Types.RowType(owner.Type, member) : store.Types.Concrete(store.Types.Get(step.Type));
        var rows = owner.Rows(member.Path).Where(row => step.Type is null || row.Type.Is(step.Type)).ToList();
        var key = step.Key is not null && type.Fields.TryGetValue(step.Key, out var keyMember) ? keyMember.Path : step.Key;
        if (key is not null) rows = rows.FindAll(row => row[key] == step.KeyValue);
        var index = step.Index ?? 0;
        if (index < rows.Count) return rows[index];
        if (onlyExisting) return null;
        if (member.Kind == MemberKind.Reference)
            foreach (var other in owner.Rows(member.Path).ToList()) owner.Detach(other);
        Row created;
        do
        {
            created = owner.Attach(member, store.NewRow(type, user));
            if (key is not null) created.Put(key, step.KeyValue);
            rows.Add(created);
        }
        while (rows.Count <= index);
        return created;
    }
}
