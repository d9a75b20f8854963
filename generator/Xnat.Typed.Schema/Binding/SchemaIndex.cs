using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xnat.Typed.Schema.Binding.Composing;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding;

/// <summary>
/// Finds components of all given schemas by name. Files are taken in the order of their
/// paths, so that the order in which they come does not matter.
/// </summary>
internal sealed class SchemaIndex
{
    private readonly Dictionary<QualifiedName, ComplexTypeDefinition> complexTypes = [];
    private readonly Dictionary<QualifiedName, SimpleTypeDefinition> simpleTypes = [];
    private readonly Dictionary<QualifiedName, ElementDeclaration> elements = [];
    private readonly Dictionary<QualifiedName, GroupDefinition> groups = [];
    private readonly Dictionary<QualifiedName, AttributeGroupDefinition> attributeGroups = [];
    private readonly Dictionary<QualifiedName, AttributeDeclaration> attributes = [];
    private readonly Dictionary<string, string> prefixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaDocument> byPath = new(StringComparer.Ordinal);

    public SchemaIndex(IEnumerable<SchemaDocument> documents, List<Problem> problems)
    {
        Documents = SchemaSet.Compose(documents, problems);
        foreach (var document in Documents) Add(document, problems);
        foreach (var declared in Documents.SelectMany(document => document.Prefixes))
            if (!prefixes.ContainsKey(declared.Namespace)) prefixes.Add(declared.Namespace, PrefixOf(declared));
    }

    public IReadOnlyList<SchemaDocument> Documents { get; }

    /// <summary>Named complex types, with the document that declares them first.</summary>
    public IEnumerable<KeyValuePair<QualifiedName, ComplexTypeDefinition>> ComplexTypes => complexTypes;

    public IEnumerable<KeyValuePair<QualifiedName, ElementDeclaration>> Elements => elements;

    public IEnumerable<KeyValuePair<QualifiedName, SimpleTypeDefinition>> SimpleTypes => simpleTypes;

    public ComplexTypeDefinition? ComplexType(QualifiedName name) => Find(complexTypes, name);

    public SimpleTypeDefinition? SimpleType(QualifiedName name) => Find(simpleTypes, name);

    public ElementDeclaration? Element(QualifiedName name) => Find(elements, name);

    public GroupDefinition? Group(QualifiedName name) => Find(groups, name);

    public AttributeGroupDefinition? AttributeGroup(QualifiedName name) => Find(attributeGroups, name);

    public AttributeDeclaration? Attribute(QualifiedName name) => Find(attributes, name);

    /// <summary>The name that XNAT would write in <c>xsi:type</c>.</summary>
    public DataTypeName NameOf(QualifiedName name) =>
        new(
            prefixes.TryGetValue(name.Namespace, out var prefix) ? prefix : WellKnownNamespaces.PrefixOf(name.Namespace),
            name.LocalName,
            name.Namespace);

    /// <summary>The document at that path, which a position names.</summary>
    public SchemaDocument DocumentOf(SchemaPosition position) => byPath[position.Path];

    /// <summary>XNAT names its own types by prefixes of its own, whatever a plugin's schema calls them.</summary>
    private static string PrefixOf(NamespacePrefix declared) =>
        WellKnownNamespaces.PrefixOf(declared.Namespace) is { Length: > 0 } known ? known : declared.Prefix;

    private static T? Find<T>(Dictionary<QualifiedName, T> components, QualifiedName name)
        where T : class => components.TryGetValue(name, out var found) ? found : null;

    private void Add(SchemaDocument document, List<Problem> problems)
    {
        if (!prefixes.ContainsKey(document.TargetNamespace))
            prefixes[document.TargetNamespace] = SchemaSet.PrefixOf(document);
        byPath[document.Path] = document;
        var target = document.TargetNamespace;
        foreach (var type in document.ComplexTypes)
            AddOnce(complexTypes, new(target, type.Name), type, first => first.Position, type.Position, problems);
        foreach (var type in document.SimpleTypes)
            AddOnce(simpleTypes, new(target, type.Name), type, first => first.Position, type.Position, problems);
        foreach (var element in document.Elements)
            AddOnce(elements, new(target, element.Name), element, first => first.Position, element.Position, problems);
        foreach (var attribute in document.Attributes)
            AddOnce(attributes, new(target, attribute.Name), attribute, first => first.Position, attribute.Position, problems);
        foreach (var group in document.Groups)
            AddOnce(groups, new(target, group.Name), group, first => first.Position, group.Position, problems);
        foreach (var group in document.AttributeGroups)
            AddOnce(attributeGroups, new(target, group.Name), group, first => first.Position, group.Position, problems);
    }

    private static void AddOnce<T>(
        Dictionary<QualifiedName, T> components,
        QualifiedName name,
        T component,
        Func<T, SchemaPosition> positionOf,
        SchemaPosition position,
        List<Problem> problems)
    {
        if (TryAdd(components, name, component)) return;
        string[] arguments = [name.LocalName, Path.GetFileName(positionOf(components[name]).Path)];
        problems.Add(new Problem(ProblemCatalog.DeclaredTwice.Code, position, arguments.ToEquatable()));
    }

    private static bool TryAdd<T>(Dictionary<QualifiedName, T> components, QualifiedName name, T component)
    {
        if (components.ContainsKey(name)) return false;
        components.Add(name, component);
        return true;
    }
}
