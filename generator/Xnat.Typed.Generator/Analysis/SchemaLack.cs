using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Comparing;

namespace Xnat.Typed.Generator.Analysis;

/// <summary>All that provided classes have and the given schemas lack, ready to be asked for each use in C#.</summary>
internal sealed class SchemaLack
{
    private readonly Dictionary<string, ClassLack> byClass;
    private readonly Dictionary<string, string> dataTypes;
    private readonly GivenPaths given;

    public SchemaLack(IReadOnlyCollection<ProvidedType> types, GivenPaths given, Func<ProvidedMember, string[]> segments)
    {
        this.given = given;
        byClass = LackFinder.Find(types, given, segments).GroupBy(lack => lack.ClassName, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        dataTypes = types.GroupBy(type => type.ClassName, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().DataType, StringComparer.Ordinal);
        PropertyNames = new HashSet<string>(byClass.Values.SelectMany(lack => lack.Members.Keys).Select(LastName), StringComparer.Ordinal);
        ClassNames = new HashSet<string>(byClass.Values.Where(lack => lack.IsWhole).Select(lack => LastName(lack.ClassName)), StringComparer.Ordinal);
    }

    /// <summary>Simple names of lacking properties and descriptors: most names in a program are told apart by these, without a look at symbols.</summary>
    public HashSet<string> PropertyNames { get; }

    /// <summary>Simple names of classes whose data type is lacking.</summary>
    public HashSet<string> ClassNames { get; }

    public ClassLack? OfClass(string fullName) => byClass.TryGetValue(fullName, out var lack) ? lack : null;

    /// <summary>The data type of a provided class, or <see langword="null"/>.</summary>
    public string? DataTypeOf(string fullName) => dataTypes.TryGetValue(fullName, out var dataType) ? dataType : null;

    /// <summary>A field that has moved from a type to one derived from it is not lacking there.</summary>
    public bool Has(string dataType, string path) => given.Has(dataType, path);

    private static string LastName(string name) => name.Substring(name.LastIndexOf('.') + 1);
}
