using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding;

/// <summary>
/// The elements of one content model in schema order, each once with how often it occurs:
/// added up along sequences, the most of any branch of a choice.
/// </summary>
internal sealed class ContentModel(BindingContext context)
{
    /// <summary>Groups that refer to groups deeper than this are an attack on the stack.</summary>
    private const int GreatestDepth = 32;

    /// <summary>
    /// A few groups that refer to each other often would keep a compiler busy for hours; what comes later brings nothing new.
    /// </summary>
    private const int GreatestWork = 200_000;

    /// <summary>How often a group may lie in itself before its content is raw: rules within rules are seldom three deep.</summary>
    private const int GreatestRecursion = 3;

    private readonly Dictionary<QualifiedName, List<ElementOccurrence>> groups = [];
    private int around;
    private int work;

    public IEnumerable<ElementOccurrence> Elements(EquatableArray<Particle> content, EquatableArray<QualifiedName> openGroups)
    {
        around = openGroups.Count;
        return Sequence(content, "", openGroups).Where(element => element.Occurs.Maximum != 0);
    }

    private List<ElementOccurrence> Sequence(IEnumerable<Particle> particles, string remark, EquatableArray<QualifiedName> openGroups)
    {
        var elements = new List<ElementOccurrence>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var element in particles.SelectMany(particle => Of(particle, remark, openGroups)))
        {
            if (element.Name is { } name && places.TryGetValue(name, out var place))
                elements[place] = Same(elements[place], element) with { Occurs = elements[place].Occurs.And(element.Occurs) };
            else Add(element, elements, places);
        }

        return elements;
    }

    private List<ElementOccurrence> Choice(Particle choice, EquatableArray<QualifiedName> openGroups)
    {
        var remark = Remark(choice);
        var elements = new List<ElementOccurrence>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var branches = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var branch in choice.Children)
        {
            foreach (var element in Of(branch, remark, openGroups))
            {
                if (element.Name is { } name) branches[name] = branches.TryGetValue(name, out var count) ? count + 1 : 1;
                if (element.Name is { } known && places.TryGetValue(known, out var place))
                    elements[place] = Same(elements[place], element) with { Occurs = elements[place].Occurs.Or(element.Occurs) };
                else Add(element, elements, places);
            }
        }

        // What is missing in one branch need not occur.
        return elements.ConvertAll(element => element.Name is { } name && branches[name] == choice.Children.Count
            ? element
            : element with { Occurs = element.Occurs.Or(Occurrence.Never) });
    }

    /// <summary>XML Schema part 1, 3.8.6: elements of one name in one content model have one type.</summary>
    private ElementOccurrence Same(ElementOccurrence first, ElementOccurrence again)
    {
        if (first.Position != again.Position && !HasSameType(first.Element!, again.Element!))
            context.Report(ProblemCatalog.DeclaredAgain, again.Position, again.Name!, "with another type");
        return first;
    }

    private static bool HasSameType(ElementDeclaration first, ElementDeclaration again) =>
        first.Type == again.Type
        && first.Reference == again.Reference
        && first.ComplexType is null
        && again.ComplexType is null
        && first.SimpleType is null
        && again.SimpleType is null;

    private static void Add(ElementOccurrence element, List<ElementOccurrence> elements, Dictionary<string, int> places)
    {
        if (element.Name is { } name) places.Add(name, elements.Count);
        elements.Add(element);
    }

    /// <summary>The elements of one particle, each once, its own number of occurrences taken in.</summary>
    private IEnumerable<ElementOccurrence> Of(Particle particle, string remark, EquatableArray<QualifiedName> openGroups)
    {
        if (particle.Occurs.Maximum == 0) return [];
        IEnumerable<ElementOccurrence> once = particle.Kind switch
        {
            ParticleKind.Element or ParticleKind.Any => [new(particle.Element, Occurrence.Once, remark, openGroups, particle.Position)],
            ParticleKind.Group => Group(particle, remark, openGroups),
            ParticleKind.Choice => Choice(particle, openGroups),
            _ => Sequence(particle.Children, remark, openGroups),
        };
        return once.TakeWhile(_ => work++ < GreatestWork)
            .Select(element => element with { Occurs = element.Occurs.Inside(particle.Occurs) });
    }

    private IEnumerable<ElementOccurrence> Group(Particle particle, string remark, EquatableArray<QualifiedName> openGroups)
    {
        var group = particle.Group is null ? null : context.Index.Group(particle.Group);
        if (group is null)
        {
            context.Report(ProblemCatalog.UnknownReference, particle.Position, "group", particle.Group?.LocalName ?? "", "was left out");
            return [];
        }

        if (LevelsOf(particle.Group!, openGroups) is { } levels)
        {
            context.Report(
                ProblemCatalog.Recursion, particle.Position, particle.Group!.LocalName, levels.ToString(CultureInfo.InvariantCulture));
            return [];
        }

        if (openGroups.Count >= GreatestDepth)
        {
            context.Report(
                ProblemCatalog.TooDeep, particle.Position, particle.Group!.LocalName, GreatestDepth.ToString(CultureInfo.InvariantCulture));
            return [];
        }

        if (!groups.TryGetValue(particle.Group!, out var elements))
            groups[particle.Group!] = elements = Sequence(group.Content, "", openGroups.Append(particle.Group!).ToEquatable());
        return remark.Length == 0
            ? elements
            : elements.Select(element => element.Remark.Length > 0 ? element : element with { Remark = remark });
    }

    /// <summary>
    /// How many levels of a group have been typed when it is time to stop: directly within itself it has no end and brings nothing new
    /// (XML Schema part 1, 3.8.6 forbids it), within an element of its own it has one where a document ends.
    /// </summary>
    private int? LevelsOf(QualifiedName group, EquatableArray<QualifiedName> openGroups)
    {
        var levels = openGroups.Count(open => open == group);
        return levels >= GreatestRecursion || openGroups.Skip(around).Contains(group) ? levels : null;
    }

    private static string Remark(Particle choice)
    {
        var names = choice.Children
            .Select(child => child.Element?.Name ?? child.Element?.Reference?.LocalName)
            .Where(name => !string.IsNullOrEmpty(name))
            .ToArray();
        return names.Length > 1 ? "One of: " + string.Join(", ", names) + "." : "One branch of a choice.";
    }
}
