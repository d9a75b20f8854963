using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;

namespace Xnat.Typed.Schema.Naming;

/// <summary>Finds the listings of a class: what XNAT serves below its objects, as far as there is a class for the items.</summary>
internal sealed class ListingNamer(TypeTable types)
{
    public RestResource[] Below(DataType type) =>
        RestResources.Below(type.Name.XsiType).Where(resource => IsServed(resource, type)).ToArray();

    public EquatableArray<GeneratedListing> Name(DataType type, InheritedNames inherited) =>
        Below(type).Select(resource => Name(resource, types[type.Name].Namespace, inherited)).ToEquatable();

    private GeneratedListing Name(RestResource resource, string @namespace, InheritedNames inherited) => new(
        resource.Name,
        resource.Segment,
        types.Find(resource.ItemType, @namespace)!,
        resource.ItemType,
        resource.Lookup,
        inherited.HasProperty(resource.Name),
        resource.Summary);

    /// <summary>A listing takes the place of the schema member that it serves; a schema without that member has no such listing.</summary>
    private bool IsServed(RestResource resource, DataType type) =>
        types.Find(resource.ItemType, KnownNames.ModelNamespace) is not null
        && (resource.Path.Length == 0 || WithGroups(type.Members).Any(member => member.Path == resource.Path));

    private static IEnumerable<Member> WithGroups(IEnumerable<Member> members) =>
        members.SelectMany(member => member.Members.Prepend(member));
}
