using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding.Composing;

/// <summary>Components of one kind of all files, by name, to be replaced where they stand.</summary>
internal sealed class ComponentTable<T>
    where T : class, IEquatable<T>
{
    private readonly Dictionary<QualifiedName, (int Document, int Place)> places = [];
    private readonly List<T>[] components;

    public ComponentTable(
        IReadOnlyList<SchemaDocument> documents, Func<SchemaDocument, EquatableArray<T>> componentsOf, Func<T, string> nameOf)
    {
        components = [.. documents.Select(document => componentsOf(document).ToList())];
        for (var document = 0; document < documents.Count; document++)
            for (var place = 0; place < components[document].Count; place++)
            {
                var name = new QualifiedName(documents[document].TargetNamespace, nameOf(components[document][place]));
                if (!places.ContainsKey(name)) places.Add(name, (document, place));
            }
    }

    /// <summary>The first one of that name, by the order of the files.</summary>
    public T? Find(QualifiedName name) =>
        places.TryGetValue(name, out var place) ? components[place.Document][place.Place] : null;

    /// <summary>Puts a component where the one of its name stands, or else at the end of a file.</summary>
    public void Set(QualifiedName name, T component, int document)
    {
        if (places.TryGetValue(name, out var place))
        {
            components[place.Document][place.Place] = component;
            return;
        }

        places.Add(name, (document, components[document].Count));
        components[document].Add(component);
    }

    public EquatableArray<T> Of(int document) => components[document].ToEquatable();
}
