using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Naming;

/// <summary>
/// Names of enumerated values. Of values that would have one name, the shortest has it, and the others are spelled in full.
/// </summary>
internal sealed class Enumerations
{
    private readonly string name;
    private readonly string description;
    private readonly Action<ProblemDescription, string[]> report;
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    private Enumerations(string name, string description, Action<ProblemDescription, string[]> report) =>
        (this.name, this.description, this.report) = (name, description, report);

    /// <param name="value">The type with its values.</param>
    /// <param name="name">What the generated type is called.</param>
    /// <param name="description">What the values are of, for documentation and messages.</param>
    /// <param name="report">Takes what is to be said.</param>
    public static GeneratedEnumeration Build(
        SimpleValue value, string name, string description, Action<ProblemDescription, string[]> report)
    {
        var enumeration = new Enumerations(name, description, report);
        var texts = value.Enumeration.Distinct(StringComparer.Ordinal).ToArray();
        enumeration.Name(texts);
        var values = texts.Where(enumeration.names.ContainsKey).Select(text => new EnumerationValue(enumeration.names[text], text));
        return new GeneratedEnumeration("", "", name, description, values.ToEquatable(), EquatableArray<string>.Empty);
    }

    /// <summary>The usual names first: none of them depends on what else is there.</summary>
    private void Name(IEnumerable<string> texts)
    {
        var groups = texts.GroupBy(text => Allowed(ValueName.Short(text)), text => text, Sorted).ToArray();
        foreach (var (usual, group) in groups) Give(group[0], usual);
        foreach (var (_, group) in groups) NameOthers(group);
    }

    private static (string Usual, string[] Texts) Sorted(string usual, IEnumerable<string> texts) =>
        (usual, texts.OrderBy(text => text.Length).ToArray());

    private void NameOthers(string[] group)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [group[0]] = group[0] };
        foreach (var text in group.Skip(1))
        {
            if (seen.TryGetValue(text, out var other))
            {
                report(ProblemCatalog.ValueCollision, [description, other, text, names[other]]);
                continue;
            }

            seen.Add(text, text);
            Give(text, Free(Allowed(ValueName.Full(text))));
            report(ProblemCatalog.ValueRenamed, [description, group[0], text, names[group[0]], names[text]]);
        }
    }

    private void Give(string text, string identifier)
    {
        names.Add(text, identifier);
        taken.Add(identifier);
    }

    private string Allowed(string identifier)
    {
        while (identifier == name || ReservedNames.IsEnumerationMember(identifier)) identifier += "Value";
        return identifier;
    }

    /// <summary>The name, or else with <c>Value</c>, <c>Value2</c> and so on behind it.</summary>
    private string Free(string identifier)
    {
        if (!taken.Contains(identifier)) return identifier;
        numbers.TryGetValue(identifier, out var number);
        string candidate;
        do candidate = identifier + "Value" + (++number == 1 ? "" : number.ToString(CultureInfo.InvariantCulture));
        while (taken.Contains(candidate));
        numbers[identifier] = number;
        return candidate;
    }
}
