using System;
using System.Collections.Generic;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Naming;

/// <summary>Names of enumerated values.</summary>
internal static class Enumerations
{
    public static GeneratedEnumeration Build(
        SimpleValue value, string name, string description, Action<ProblemDescription, string[]> report)
    {
        var values = new List<EnumerationValue>();
        var byName = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in value.Enumeration)
        {
            var identifier = Identifier.FromValue(text);
            while (identifier == name || ReservedNames.IsEnumerationMember(identifier)) identifier += "Value";
            if (byName.TryGetValue(identifier, out var other))
            {
                report(ProblemCatalog.ValueCollision, [description, other, text, identifier]);
                continue;
            }

            byName.Add(identifier, text);
            values.Add(new EnumerationValue(identifier, text));
        }

        return new GeneratedEnumeration("", "", name, description, values.ToEquatable(), EquatableArray<string>.Empty);
    }
}
