using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding.Composing;

/// <summary>
/// One component from a redefinition and what it redefines; without the latter, or where the redefinition does not build on it, the
/// redefinition alone.
/// </summary>
internal static class RedefinedComponent
{
    private const string NotItself = "it does not derive from itself";

    public static (ComplexTypeDefinition Type, string? Fault) Of(
        QualifiedName name, ComplexTypeDefinition redefinition, ComplexTypeDefinition? original)
    {
        if (redefinition.Base != name) return (redefinition, NotItself);
        if (original is null) return (redefinition with { Base = null, Derivation = Derivation.None }, null);
        var isExtension = redefinition.Derivation == Derivation.Extension;
        var narrowed = redefinition with
        {
            Derivation = original.Base is null || isExtension ? original.Derivation : Derivation.Restriction,
            Base = original.Base,
            HasSimpleContent = original.HasSimpleContent,
            SimpleContent = isExtension ? original.SimpleContent : Narrow(redefinition.SimpleContent, original),
            Content = isExtension ? original.Content.Concat(redefinition.Content).ToEquatable() : redefinition.Content,
            Attributes = Join(original.Attributes, redefinition.Attributes),
            Annotation = redefinition.Annotation.Over(original.Annotation),
            Position = original.Position,
        };
        return (narrowed, null);
    }

    public static (SimpleTypeDefinition Type, string? Fault) Of(
        QualifiedName name, SimpleTypeDefinition redefinition, SimpleTypeDefinition? original)
    {
        if (redefinition.Base != name) return (redefinition, NotItself);
        return original is null
            ? (redefinition with { Base = null }, null)
            : (redefinition with { Base = null, InlineBase = original, Position = original.Position }, null);
    }

    /// <summary>A group that does not name itself restricts the other, which is to say that it stands in its place.</summary>
    public static (GroupDefinition Group, string? Fault) Of(QualifiedName name, GroupDefinition redefinition, GroupDefinition? original) =>
        (redefinition with
        {
            Content = Replace(redefinition.Content, name, original?.Content ?? EquatableArray<Particle>.Empty),
            Position = original?.Position ?? redefinition.Position,
        }, Count(redefinition.Content, name) > 1 ? "it holds that more than once" : null);

    /// <inheritdoc cref="Of(QualifiedName, GroupDefinition, GroupDefinition)"/>
    public static (AttributeGroupDefinition Group, string? Fault) Of(
        QualifiedName name, AttributeGroupDefinition redefinition, AttributeGroupDefinition? original)
    {
        var others = redefinition with { Groups = redefinition.Groups.Where(reference => reference.Name != name).ToEquatable() };
        var joined = original is not null && others.Groups.Count < redefinition.Groups.Count ? Join(original, others) : others;
        return (joined with { Position = original?.Position ?? redefinition.Position }, null);
    }

    /// <summary>Facets of a text whose type was text already restrict what that one allowed.</summary>
    private static SimpleTypeDefinition? Narrow(SimpleTypeDefinition? facets, ComplexTypeDefinition original) => facets is null
        ? original.SimpleContent
        : facets with
        {
            Base = original.SimpleContent is null ? original.Base : null,
            InlineBase = facets.InlineBase ?? original.SimpleContent,
        };

    private static int Count(IEnumerable<Particle> content, QualifiedName name) =>
        content.Sum(particle => particle.Kind == ParticleKind.Group && particle.Group == name ? 1 : Count(particle.Children, name));

    /// <summary>
    /// Only the first reference: XML Schema part 1, 4.2.2 allows no more, and each would double what a file says that redefines in turn.
    /// </summary>
    private static EquatableArray<Particle> Replace(EquatableArray<Particle> content, QualifiedName name, EquatableArray<Particle> by)
    {
        var isReplaced = false;
        return Inside(content);

        EquatableArray<Particle> Inside(EquatableArray<Particle> particles) => particles.Select(Of).ToEquatable();

        Particle Of(Particle particle)
        {
            if (particle.Kind != ParticleKind.Group || particle.Group != name)
                return particle with { Children = Inside(particle.Children) };
            var children = isReplaced ? EquatableArray<Particle>.Empty : by;
            isReplaced = true;
            return particle with { Kind = ParticleKind.Sequence, Group = null, Children = children };
        }
    }

    private static AttributeGroupDefinition Join(AttributeGroupDefinition original, AttributeGroupDefinition redefinition)
    {
        var again = new HashSet<QualifiedName>(redefinition.Attributes.Select(NameOf));
        return original with
        {
            Attributes = original.Attributes.Where(use => !again.Contains(NameOf(use))).Concat(redefinition.Attributes).ToEquatable(),
            Groups = original.Groups.Concat(redefinition.Groups).ToEquatable(),
        };
    }

    private static QualifiedName NameOf(AttributeDeclaration use) => use.Reference ?? new QualifiedName("", use.Name);
}
