using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Comparing;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Naming;

/// <summary>Decides all names once, for the whole model; emitting only writes them down.</summary>
internal sealed class CodeNamer
{
    private const int GreatestPrefix = 40;

    private readonly List<Problem> problems;
    private readonly TypeTable types;
    private readonly Dictionary<DataTypeName, DataType> dataTypes;
    private readonly Dictionary<DataTypeName, InheritedNames> names = [];
    private readonly Dictionary<DataTypeName, EquatableArray<GeneratedMember>> members = [];
    private readonly HashSet<string> hintNames = new(StringComparer.OrdinalIgnoreCase);
    private readonly GeneratorOptions options;
    private readonly ProvidedNames providedNames;
    private readonly ClassKinds kinds;

    private CodeNamer(DataModel model, EquatableArray<ProvidedType> provided, ProvidedIndex index, GeneratorOptions options)
    {
        this.options = options;
        problems = model.Problems.ToList();
        types = new TypeTable(model, provided, options, problems);
        providedNames = new ProvidedNames(index, provided);
        dataTypes = model.Types.Where(type => types.IsEmitted(type.Name)).ToDictionary(type => type.Name);
        kinds = new ClassKinds(dataTypes);
    }

    /// <summary>Names all types of the model but those that a reference provides.</summary>
    public static GeneratedCode Name(
        DataModel model, EquatableArray<ProvidedType> provided, GeneratorOptions options, CancellationToken cancellationToken)
    {
        var index = new ProvidedIndex(provided);
        var additions = Select(ref model, index, options, cancellationToken);
        var namer = new CodeNamer(model, provided, index, options);
        foreach (var addition in additions) namer.types.Reserve(addition.Members);
        var classes = new List<GeneratedClass>();
        foreach (var type in namer.dataTypes.Values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            classes.Add(namer.Build(type));
        }

        var enumerations = namer.SharedEnumerations(additions).ToEquatable();
        var extensions = namer.Extensions(additions);
        namer.types.Renames.ReportUnused(namer.problems);
        var registry = Registry.Build(classes, extensions, options, namer.types);
        return new GeneratedCode(classes.ToEquatable(), extensions, enumerations, registry, namer.problems.ToEquatable());
    }

    /// <summary>What is added to provided classes; the model is reduced to the types that the project asks for.</summary>
    private static List<Addition> Select(
        ref DataModel model, ProvidedIndex provided, GeneratorOptions options, CancellationToken cancellationToken)
    {
        var reported = model.Problems.ToList();
        var additions = AdditionFinder.Find(model, provided, reported, cancellationToken).ToList();
        var wanted = model.Types.AsEnumerable();
        if (options.Types.Count > 0)
        {
            var selected = TypeSelection.Of(options.Types, model, provided, additions, reported);
            additions.RemoveAll(addition => !selected.Contains(addition.Owner.Name.XsiType));
            wanted = wanted.Where(type => selected.Contains(type.Name.XsiType) || provided.Find(type.Name.XsiType) is not null);
        }

        model = model with { Types = wanted.ToEquatable(), Problems = reported.ToEquatable() };
        return additions;
    }

    private EquatableArray<GeneratedExtension> Extensions(IEnumerable<Addition> additions)
    {
        var namer = new ExtensionNamer(types, providedNames, options, problems, HintName);
        return additions.Select(namer.Name).OfType<GeneratedExtension>().ToEquatable();
    }

    private GeneratedClass Build(DataType type)
    {
        var name = types[type.Name];
        var inherited = InheritedBy(type);
        var listings = ListingsOf(type);
        return new GeneratedClass(
            HintName(type.Name.Prefix, name.Name),
            name.Namespace,
            name.Name,
            type.Name,
            type.SchemaFile,
            type.Base?.XsiType ?? "",
            BaseOf(type, name.Namespace),
            type.IsAbstract,
            type.Base is { } baseType && types.Contains(baseType),
            Documentation.Of(type),
            MembersOf(type),
            listings.Select(listing => Listing(listing, name.Namespace, inherited)).ToEquatable(),
            types.Shadowed)
        {
            Interfaces = RestResources.Interfaces(type.Name.XsiType).Select(known => KnownNames.Write(known, types.Shadowed)).ToEquatable(),
        };
    }

    private string BaseOf(DataType type, string @namespace) =>
        type.Base is { } baseType && types.Contains(baseType)
            ? types.Write(baseType, @namespace)
            : KnownNames.Write(kinds.BaseOf(type.Name), types.Shadowed);

    /// <summary>A listing takes the place of the schema member that it serves; a schema without that member has no such listing.</summary>
    private bool IsServed(RestResource resource, DataType type) =>
        types.Find(resource.ItemType, options.Namespace) is not null
        && (resource.Path.Length == 0 || AllMembers(type.Members).Any(member => member.Path == resource.Path));

    private static IEnumerable<Member> AllMembers(IEnumerable<Member> members) => members.SelectMany(member => member.Members.Prepend(member));

    private RestResource[] ListingsOf(DataType type) => RestResources.Below(type.Name.XsiType).Where(resource => IsServed(resource, type)).ToArray();

    private InheritedNames InheritedBy(DataType type) =>
        type.Base is not { } baseType ? InheritedNames.None
        : dataTypes.ContainsKey(baseType) ? NamesIn(baseType)
        : types.Contains(baseType) ? providedNames.Of(baseType.XsiType)
        : InheritedNames.None;

    private EquatableArray<GeneratedMember> MembersOf(DataType type)
    {
        if (members.TryGetValue(type.Name, out var known)) return known;
        var name = types[type.Name];
        var listings = ListingsOf(type);
        var served = new HashSet<string>(listings.Select(listing => listing.Path), StringComparer.Ordinal);
        var own = type.Members.Where(member => !served.Contains(member.Path));
        var enclosing = listings.Select(listing => listing.Name).Append(name.Name).ToArray();
        var named = new MemberNamer(types, type, name.Namespace, problems).Name(own, enclosing, type.Name.XsiType, InheritedBy(type));
        members.Add(type.Name, named);
        return named;
    }

    private GeneratedListing Listing(RestResource resource, string @namespace, InheritedNames inherited) => new(
        resource.Name, resource.Segment, types.Find(resource.ItemType, @namespace)!, resource.ItemType, resource.Lookup, inherited.HasProperty(resource.Name), resource.Summary);

    /// <summary>What a class and its bases declare, for those that derive from it.</summary>
    private InheritedNames NamesIn(DataTypeName name)
    {
        if (names.TryGetValue(name, out var known)) return known;
        var type = dataTypes[name];
        var result = InheritedBy(type).Copy();
        result.Properties.UnionWith(ListingsOf(type).Select(listing => listing.Name));
        foreach (var member in MembersOf(type))
        {
            result.Properties.Add(member.Name);
            result.Descriptors.Add(member.Name);
            if (member.NestedName.Length > 0) result.NestedTypes.Add(member.NestedName);
        }

        names.Add(name, result);
        return result;
    }

    /// <summary>A prefix may hold dots, and one taken from a file's name anything; in the name of an emitted file they would lead elsewhere, or end the run.</summary>
    private static string FolderName(string prefix) =>
        string.Concat(prefix.Take(GreatestPrefix).Select(character => char.IsLetterOrDigit(character) || character is '_' or '-' ? character : '_'));

    /// <summary>A duplicate hint name ends the whole run, and on some file systems two names that differ in case are one.</summary>
    private string HintName(string prefix, string name)
    {
        var stem = prefix.Length > 0 ? FolderName(prefix) + "/" + name : name;
        var hintName = stem;
        for (var number = 2; !hintNames.Add(hintName); number++) hintName = stem + "-" + number.ToString(CultureInfo.InvariantCulture);
        return hintName + ".g.cs";
    }

    private IEnumerable<GeneratedEnumeration> SharedEnumerations(IEnumerable<Addition> additions) =>
        dataTypes.Values.SelectMany(type => Values(type.Members)).Concat(additions.SelectMany(addition => Values(addition.Members)))
            .Where(value => value.Named is not null)
            .GroupBy(value => value.Named!)
            .OrderBy(group => group.Key.XsiType, StringComparer.Ordinal)
            .Select(group => SharedEnumeration(group.Key, group.First()));

    private GeneratedEnumeration SharedEnumeration(DataTypeName type, SimpleValue value)
    {
        var name = types.EnumerationName(type);
        var model = Enumerations.Build(value, name, type.XsiType, (description, arguments) =>
            problems.Add(new Problem(description.Code, null, arguments.ToEquatable())));
        return model with { HintName = HintName(type.Prefix, name), Namespace = types.EnumerationNamespace, Shadowed = types.Shadowed };
    }

    private static IEnumerable<SimpleValue> Values(IEnumerable<Member> members) =>
        members.SelectMany(member => (member.Value is { } value ? [value] : Enumerable.Empty<SimpleValue>())
            .Concat(Values(member.Members))
            .Concat(member.Row is { } row ? Values(row.Members) : []));
}
