using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding;

/// <summary>Binds attributes, text and particles of a complex type to members.</summary>
internal sealed class MemberBinder(BindingContext context, TypeBinder types)
{
    /// <summary>Groups that refer to groups deeper than this are an attack on the stack.</summary>
    private const int GreatestDepth = 32;

    private readonly ElementBinder elements = new(context, types);
    private readonly AttributeBinder attributes = new(context);

    /// <param name="definition">The type.</param>
    /// <param name="scope">Where its members lie.</param>
    /// <param name="textName">Path of its text within the row: the element's name, or the type's.</param>
    public EquatableArray<Member> Bind(ComplexTypeDefinition definition, Scope scope, string textName)
    {
        var members = new List<Member>();
        if (definition.HasSimpleContent && BindText(definition, scope, textName) is { } text) members.Add(text);
        foreach (var attribute in attributes.Bind(definition.Attributes, scope))
        {
            if (!context.TakeMember(scope.Row, definition.Position)) break;
            members.Add(attribute);
        }

        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var occurrence in Flatten(definition.Content, Occurrence.Once, "", scope.OpenGroups, []))
        {
            if (!context.TakeMember(scope.Row, occurrence.Position)) break;

            // One name in two branches of a choice is one member. Twice in a sequence it would repeat; XNAT has one column for it.
            var member = elements.Bind(occurrence, scope, this);
            if (member is not null && paths.Add(member.Path)) members.Add(member);
        }

        return members.ToEquatable();
    }

    /// <summary>Text whose type is itself a complex type with simple content is inherited, not declared again.</summary>
    private Member? BindText(ComplexTypeDefinition definition, Scope scope, string textName)
    {
        var value = definition.SimpleContent is { } facets ? context.Values.Bind(facets)
            : definition.Base is { } name ? context.Values.Find(name)
            : BuiltInTypes.Text;
        if (value is null) return null;
        var path = scope.Prefix.Length > 0 ? scope.Prefix.TrimEnd('/') : textName;
        return new Member("value", path, MemberKind.Value, MemberOrigin.Text, value, null, null, EquatableArray<Member>.Empty, false, null, null, "", "");
    }

    /// <summary>All elements below the particles, in schema order, with what their sequences and choices say of them.</summary>
    /// <remarks>A group that stands in <paramref name="expanded"/> brings nothing new; expanded each time, a few groups of groups would never end.</remarks>
    private IEnumerable<ElementOccurrence> Flatten(
        IEnumerable<Particle> particles, Occurrence around, string remark, EquatableArray<QualifiedName> openGroups, HashSet<QualifiedName> expanded)
    {
        foreach (var particle in particles)
        {
            var occurs = particle.Occurs.Inside(around);
            if (occurs.Maximum == 0) continue;
            switch (particle.Kind)
            {
                case ParticleKind.Element:
                    yield return new ElementOccurrence(particle.Element!, occurs.IsRepeated, occurs.Minimum > 0 && remark.Length == 0, remark, openGroups, particle.Position);
                    break;
                case ParticleKind.Group:
                    foreach (var occurrence in FlattenGroup(particle, occurs, remark, openGroups, expanded)) yield return occurrence;
                    break;
                case ParticleKind.Any:
                    yield return new ElementOccurrence(null, occurs.IsRepeated, false, remark, openGroups, particle.Position);
                    break;
                default:
                    var inner = particle.Kind == ParticleKind.Choice ? ChoiceRemark(particle) : remark;
                    foreach (var occurrence in Flatten(particle.Children, occurs, inner, openGroups, expanded)) yield return occurrence;
                    break;
            }
        }
    }

    private IEnumerable<ElementOccurrence> FlattenGroup(
        Particle particle, Occurrence around, string remark, EquatableArray<QualifiedName> openGroups, HashSet<QualifiedName> expanded)
    {
        var group = particle.Group is null || openGroups.Contains(particle.Group) ? null : context.Index.Group(particle.Group);
        if (group is null)
        {
            context.Report(ProblemCatalog.UnknownReference, particle.Position, "group", particle.Group?.LocalName ?? "");
            return [];
        }

        if (!expanded.Add(particle.Group!)) return [];
        if (openGroups.Count < GreatestDepth) return Flatten(group.Content, around, remark, openGroups.Append(particle.Group!).ToEquatable(), expanded);
        context.Report(ProblemCatalog.TooDeep, particle.Position, particle.Group!.LocalName, GreatestDepth.ToString(CultureInfo.InvariantCulture));
        return [];
    }

    private static string ChoiceRemark(Particle choice)
    {
        var names = choice.Children.Select(child => child.Element?.Name ?? child.Element?.Reference?.LocalName).Where(name => !string.IsNullOrEmpty(name)).ToArray();
        return names.Length > 1 ? "One of: " + string.Join(", ", names) + "." : "One branch of a choice.";
    }
}
