using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Naming;

/// <summary>Finds the listings of a class: what XNAT serves below its objects, as far as there is a class for the items.</summary>
internal sealed class ListingNamer(TypeTable types, NameScopes scopes)
{
    public RestResource[] Below(DataType type) =>
        RestResources.Below(type.Name.XsiType).Where(resource => IsServed(resource, type)).ToArray();

    public EquatableArray<GeneratedListing> Name(DataType type, InheritedNames inherited) =>
        Below(type).Select(resource => Name(resource, scopes.Of(type), inherited)).ToEquatable();

    private GeneratedListing Name(RestResource resource, NameScope scope, InheritedNames inherited) => new(
        resource.Name,
        resource.Segment,
        scope.Write(types.Find(resource.ItemType)!),
        resource.ItemType,
        resource.Lookup,
        inherited.HasProperty(resource.Name),
        resource.Summary);

    /// <summary>A listing takes the place of the schema member that it serves; a schema without that member has no such listing.</summary>
    private bool IsServed(RestResource resource, DataType type) =>
        types.Find(resource.ItemType) is not null
        && (resource.Path.Length == 0 || WithGroups(type.Members).Any(member => member.Path == resource.Path));

    private static IEnumerable<Member> WithGroups(IEnumerable<Member> members) =>
        members.SelectMany(member => member.Members.Prepend(member));
}
