using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Comparing;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;

namespace Xnat.Typed.Schema.Naming;

/// <summary>Decides all names once, for the whole model; emitting only writes them down.</summary>
internal sealed class CodeNamer
{
    private readonly List<Problem> problems;
    private readonly GeneratorOptions options;
    private readonly ModelSelection selection;
    private readonly HintNames hintNames = new();
    private readonly CSharpNamespaces namespaces;
    private readonly TypeTable types;
    private readonly NameScopes scopes;
    private readonly ListingNamer listings;
    private readonly ClassMembers members;
    private readonly ClassKinds kinds;
    private readonly ProvidedNames providedNames;

    private CodeNamer(ModelSelection selection, EquatableArray<ProvidedType> provided, ProvidedIndex index, GeneratorOptions options)
    {
        this.selection = selection;
        problems = selection.Model.Problems.ToList();
        providedNames = new ProvidedNames(index, provided);
        var classes = provided.ToDictionary(type => type.DataType, type => ClassName.Parse(type.ClassName), StringComparer.Ordinal);
        namespaces = new CSharpNamespaces(options.Namespace, selection.Model.Types, classes.Values, problems);
        this.options = options with { Namespace = namespaces.Default };
        types = new TypeTable(selection, index, classes, namespaces, problems);
        scopes = new NameScopes(types, providedNames, namespaces.Tree);
        listings = new ListingNamer(types, scopes);
        members = new ClassMembers(types, scopes, listings, providedNames, problems);
        kinds = new ClassKinds(types.Emitted.ToDictionary(type => type.Name));
    }

    /// <summary>Names all types of the model but those that a reference provides.</summary>
    public static GeneratedCode Name(
        DataModel model, EquatableArray<ProvidedType> provided, GeneratorOptions options, CancellationToken cancellationToken)
    {
        var index = new ProvidedIndex(provided);
        var namer = new CodeNamer(ModelSelection.Of(model, index, options.Types, cancellationToken), provided, index, options);
        return namer.Name(cancellationToken);
    }

    private GeneratedCode Name(CancellationToken cancellationToken)
    {
        var classes = new List<GeneratedClass>();
        foreach (var type in types.Emitted)
        {
            cancellationToken.ThrowIfCancellationRequested();
            classes.Add(Name(type));
        }

        var valued = types.Emitted.SelectMany(type => type.Members).Concat(selection.Additions.SelectMany(addition => addition.Members));
        var enumerations = new SharedEnumerations(types, scopes, hintNames, problems).Build(valued).ToEquatable();
        var extensionNamer = new ExtensionNamer(types, scopes, providedNames, options, problems, hintNames);
        var extensions = types.Extensions.All
            .Select(entry => extensionNamer.Name(entry.Addition, entry.Stem, namespaces.Of(entry.Addition.Owner)))
            .OfType<GeneratedExtension>()
            .ToEquatable();
        types.Renames.ReportUnused(problems);
        var registry = Registry.Build(classes, extensions, options, types, scopes);
        return new GeneratedCode(classes.ToEquatable(), extensions, enumerations, registry, problems.ToEquatable());
    }

    private GeneratedClass Name(DataType type)
    {
        var name = types[type.Name];
        var scope = scopes.Of(type);
        var above = type.Base is { } candidate && types.Contains(candidate) ? candidate : null;
        return new GeneratedClass(
            hintNames.Of(type.Name.Prefix, name.Name),
            name.Namespace,
            name.Name,
            type.Name,
            type.SchemaFile,
            type.Base?.XsiType ?? "",
            above is null ? scope.Known(kinds.BaseOf(type.Name)) : scope.Write(types.ClassOf(above)),
            type.IsAbstract,
            above is not null,
            Documentation.Of(type),
            members.Of(type),
            listings.Name(type, members.InheritedBy(type)),
            scope.Shadowed)
        {
            Rules = FieldRules.Of(type, types.PositionOf(type.Name), problems),
            Interfaces = RestResources.Interfaces(type.Name.XsiType).Select(scope.Known).ToEquatable(),
        };
    }
}
