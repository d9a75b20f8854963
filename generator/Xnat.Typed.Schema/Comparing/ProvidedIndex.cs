using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Code;

namespace Xnat.Typed.Schema.Comparing;

/// <summary>What references provide, by data type.</summary>
internal sealed class ProvidedIndex(IEnumerable<ProvidedType> types)
{
    private readonly Dictionary<string, ProvidedType> byDataType = types.ToDictionary(type => type.DataType, StringComparer.Ordinal);

    public IEnumerable<string> DataTypes => byDataType.Keys;

    public ProvidedType? Find(string dataType) => byDataType.TryGetValue(dataType, out var type) ? type : null;

    /// <summary>The type and all of its bases.</summary>
    public IEnumerable<ProvidedType> Chain(string dataType)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var type = Find(dataType); type is not null && seen.Add(type.DataType); type = Find(type.Base)) yield return type;
    }

    /// <summary>
    /// What the class has of the schema: its members, and the listings that take the place of members; those of its bases included.
    /// </summary>
    public ProvidedMember[] Members(string dataType) => Chain(dataType).SelectMany(Members).ToArray();

    public static IEnumerable<ProvidedMember> Members(ProvidedType type) => type.MemberList.Concat(
        RestResources
            .Below(type.DataType)
            .Where(listing => listing.Path.Length > 0)
            .Select(listing => new ProvidedMember(listing.Path, listing.Name)));
}
