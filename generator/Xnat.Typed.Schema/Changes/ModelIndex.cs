using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Changes;

/// <summary>The types of a model by name, and what they inherit.</summary>
internal sealed class ModelIndex(DataModel model)
{
    private readonly Dictionary<string, DataType> types = model.Types
        .GroupBy(type => type.Name.XsiType, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    public IEnumerable<DataType> Types => types.Values;

    public DataType? Find(string dataType) => types.TryGetValue(dataType, out var type) ? type : null;

    /// <summary>The bases of a type from the nearest on, the last perhaps one that no schema declares.</summary>
    public IEnumerable<DataTypeName> BasesOf(DataType type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { type.Name.XsiType };
        for (var name = type.Base; name is not null && seen.Add(name.XsiType); name = Find(name.XsiType)?.Base) yield return name;
    }

    /// <summary>The nearest inherited member at the place of another.</summary>
    public Member? FindInherited(DataType type, Member like) => BasesOf(type)
        .Select(name => Find(name.XsiType))
        .OfType<DataType>()
        .Select(above => MemberPair.Find(above.Members, like))
        .FirstOrDefault(member => member is not null);

    /// <summary>Whether a type is the other one or derives from it.</summary>
    public bool Is(DataTypeName type, DataTypeName other) =>
        type.Equals(other) || (Find(type.XsiType) is { } found && BasesOf(found).Contains(other));
}
