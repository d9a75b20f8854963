using System.Collections.Generic;

namespace Xnat.Typed.Schema.Changes;

/// <summary>Takes the changes as they are found.</summary>
internal sealed class ChangeList
{
    private readonly List<SchemaChange> changes = [];
    private readonly HashSet<string> simpleTypes = [];

    public IReadOnlyList<SchemaChange> All => changes;

    public void Add(ChangeRule rule, ChangePlace place, string before = "", string after = "") =>
        changes.Add(new SchemaChange(rule, place, before, after));

    /// <summary>Whether a simple type is met for the first time: what changes in it is said once, not of each member that has it.</summary>
    public bool IsFirst(string simpleType) => simpleTypes.Add(simpleType);
}
