using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding.Composing;

/// <summary>
/// Puts redefined components in the place of those on which they build, for all who refer to them (XML Schema part 1, 4.2.2). A file is
/// redefined before those that redefine or include it.
/// </summary>
internal sealed class Redefiner
{
    private readonly IReadOnlyList<SchemaDocument> documents;
    private readonly ICollection<Problem> problems;
    private readonly IncludedSchemas included;
    private readonly ComponentTable<ComplexTypeDefinition> complexTypes;
    private readonly ComponentTable<SimpleTypeDefinition> simpleTypes;
    private readonly ComponentTable<GroupDefinition> groups;
    private readonly ComponentTable<AttributeGroupDefinition> attributeGroups;
    private readonly Dictionary<(Type Kind, QualifiedName Name), int> redefinedIn = [];

    public Redefiner(IReadOnlyList<SchemaDocument> documents, ICollection<Problem> problems)
    {
        this.documents = documents;
        this.problems = problems;
        included = new IncludedSchemas(documents);
        complexTypes = new(documents, document => document.ComplexTypes, type => type.Name);
        simpleTypes = new(documents, document => document.SimpleTypes, type => type.Name);
        groups = new(documents, document => document.Groups, group => group.Name);
        attributeGroups = new(documents, document => document.AttributeGroups, group => group.Name);
    }

    public IReadOnlyList<SchemaDocument> Redefine()
    {
        foreach (var document in included.InnermostFirst())
            foreach (var redefinition in documents[document].Redefinitions) Apply(redefinition, document);
        return
        [
            .. documents.Select((document, index) => document with
            {
                ComplexTypes = complexTypes.Of(index),
                SimpleTypes = simpleTypes.Of(index),
                Groups = groups.Of(index),
                AttributeGroups = attributeGroups.Of(index),
            })
        ];
    }

    private void Apply(Redefinition redefinition, int document)
    {
        foreach (var type in redefinition.ComplexTypes)
            Apply(complexTypes, type, type.Name, type.Position, RedefinedComponent.Of, redefinition, document);
        foreach (var type in redefinition.SimpleTypes)
            Apply(simpleTypes, type, type.Name, type.Position, RedefinedComponent.Of, redefinition, document);
        foreach (var group in redefinition.Groups)
            Apply(groups, group, group.Name, group.Position, RedefinedComponent.Of, redefinition, document);
        foreach (var group in redefinition.AttributeGroups)
            Apply(attributeGroups, group, group.Name, group.Position, RedefinedComponent.Of, redefinition, document);
    }

    /// <param name="table">Components of that kind.</param>
    /// <param name="component">The redefining one.</param>
    /// <param name="localName">Its name.</param>
    /// <param name="position">Where it stands.</param>
    /// <param name="build">
    /// The component in its new form, from name, redefinition and the one redefined, if there is one; and what is wrong with that.
    /// </param>
    /// <param name="redefinition">What it is part of.</param>
    /// <param name="document">The file that redefines.</param>
    private void Apply<T>(
        ComponentTable<T> table,
        T component,
        string localName,
        SchemaPosition position,
        Func<QualifiedName, T, T?, (T Component, string? Fault)> build,
        Redefinition redefinition,
        int document)
        where T : class, IEquatable<T>
    {
        var name = new QualifiedName(documents[document].TargetNamespace, localName);
        if (redefinedIn.TryGetValue((typeof(T), name), out var before) && !included.Reaches(document, before))
        {
            Report(ProblemCatalog.DeclaredTwice, position, localName, Path.GetFileName(documents[before].Path));
            return;
        }

        redefinedIn[(typeof(T), name)] = document;
        var original = table.Find(name);
        var (built, fault) = build(name, component, original);
        if (original is null)
            Report(ProblemCatalog.UnfoundedRedefinition, position, localName, redefinition.Location, "none of the given schemas has it");
        else if (fault is not null)
            Report(ProblemCatalog.UnfoundedRedefinition, position, localName, redefinition.Location, fault);
        table.Set(name, built, document);
    }

    private void Report(ProblemDescription description, SchemaPosition position, params string[] arguments) =>
        problems.Add(new Problem(description.Code, position, arguments.ToEquatable()));
}
