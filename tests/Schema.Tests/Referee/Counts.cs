using System.Xml.Schema;

namespace Xnat.Typed.Schema.Tests.Referee;

/// <summary>How often an element occurs in a content model, all particles around it and all places of it taken together.</summary>
internal sealed record Counts(decimal Minimum, decimal Maximum)
{
    private static readonly Counts Never = new(0, 0);

    public bool IsRepeated => Maximum > 1;

    public bool IsRequired => Minimum > 0;

    /// <summary>The elements of a content model by name, in order.</summary>
    public static IEnumerable<(XmlSchemaElement Element, Counts Count)> Of(XmlSchemaParticle particle)
    {
        var elements = new Dictionary<string, XmlSchemaElement>(StringComparer.Ordinal);
        return Count(particle, elements).Where(pair => pair.Value.Maximum > 0).Select(pair => (elements[pair.Key], pair.Value)).ToArray();
    }

    private static Dictionary<string, Counts> Count(XmlSchemaParticle particle, Dictionary<string, XmlSchemaElement> elements)
    {
        var once = particle switch
        {
            XmlSchemaElement element => Single(element, elements),
            XmlSchemaGroupRef group => Combine(group.Particle, elements),
            XmlSchemaGroupBase group => Combine(group, elements),
            _ => [],
        };
        return once.ToDictionary(
            pair => pair.Key,
            pair => new Counts(pair.Value.Minimum * particle.MinOccurs, Product(pair.Value.Maximum, particle.MaxOccurs)),
            StringComparer.Ordinal);
    }

    private static Dictionary<string, Counts> Single(XmlSchemaElement element, Dictionary<string, XmlSchemaElement> elements)
    {
        elements.TryAdd(element.QualifiedName.Name, element);
        return new Dictionary<string, Counts>(StringComparer.Ordinal) { [element.QualifiedName.Name] = new(1, 1) };
    }

    private static Dictionary<string, Counts> Combine(XmlSchemaGroupBase? group, Dictionary<string, XmlSchemaElement> elements)
    {
        var parts = group?.Items.Cast<XmlSchemaParticle>().Select(item => Count(item, elements)).ToArray() ?? [];
        return parts.SelectMany(part => part.Keys).Distinct(StringComparer.Ordinal).ToDictionary(
            name => name,
            name => parts.Select(part => part.GetValueOrDefault(name, Never)).Aggregate((one, other) => group is XmlSchemaChoice
                ? new Counts(Math.Min(one.Minimum, other.Minimum), Math.Max(one.Maximum, other.Maximum))
                : new Counts(one.Minimum + other.Minimum, Sum(one.Maximum, other.Maximum))),
            StringComparer.Ordinal);
    }

    /// <summary><see cref="decimal.MaxValue"/> stands for <c>unbounded</c>.</summary>
    private static decimal Sum(decimal one, decimal other) =>
        one == decimal.MaxValue || other == decimal.MaxValue ? decimal.MaxValue : one + other;

    private static decimal Product(decimal one, decimal other) =>
        one == 0 || other == 0 ? 0 : one == decimal.MaxValue || other == decimal.MaxValue ? decimal.MaxValue : one * other;
}
