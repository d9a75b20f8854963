using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Naming;

/// <summary>Names of members in classes that references provide, by the rules that gave them: what a derived class hides.</summary>
internal sealed class ProvidedNames(IEnumerable<ProvidedType> types)
{
    private readonly Dictionary<string, ProvidedType> byDataType = types.ToDictionary(type => type.DataType, StringComparer.Ordinal);

    public InheritedNames Of(string dataType)
    {
        var names = new InheritedNames();
        for (var type = Find(dataType); type is not null; type = Find(type.Base)) Add(type, names);
        return names;
    }

    private ProvidedType? Find(string dataType) => byDataType.TryGetValue(dataType, out var type) ? type : null;

    private static void Add(ProvidedType type, InheritedNames names)
    {
        var listings = RestResources.Below(type.DataType).ToArray();
        names.Properties.UnionWith(listings.Select(listing => listing.Name));
        foreach (var path in type.Members.Split([' '], StringSplitOptions.RemoveEmptyEntries))
        {
            var slash = path.IndexOf('/');
            var name = Identifier.FromName(slash < 0 ? path : path.Substring(0, slash));
            names.Properties.Add(name);
            names.Descriptors.Add(name);
        }
    }
}
