using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Comparing;

namespace Xnat.Typed.Generator.Analysis;

/// <summary>All that provided classes have and the given schemas do not, ready to be asked for each use in C#.</summary>
internal sealed class MissingTypes
{
    private readonly Dictionary<string, MissingType> byClass;
    private readonly Dictionary<string, string> dataTypes;
    private readonly GivenPaths given;

    public MissingTypes(IReadOnlyCollection<ProvidedType> types, GivenPaths given, Func<ProvidedMember, string[]> segments)
    {
        this.given = given;
        byClass = MissingTypeFinder.Find(types, given, segments).GroupBy(missing => missing.ClassName, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        dataTypes = types.GroupBy(type => type.ClassName, StringComparer.Ordinal).ToDictionary(
            group => group.Key, group => group.First().DataType, StringComparer.Ordinal);
        var properties = byClass.Values.SelectMany(type => type.Members.Keys).Select(LastName);
        var classes = byClass.Values.Where(type => type.IsWhole).Select(type => LastName(type.ClassName));
        PropertyNames = new HashSet<string>(properties, StringComparer.Ordinal);
        ClassNames = new HashSet<string>(classes, StringComparer.Ordinal);
    }

    /// <summary>Simple names of missing properties and descriptors: most names are told apart by these, without symbols.</summary>
    public HashSet<string> PropertyNames { get; }

    /// <summary>Simple names of classes whose data type is missing.</summary>
    public HashSet<string> ClassNames { get; }

    public MissingType? OfClass(string fullName) => byClass.TryGetValue(fullName, out var missing) ? missing : null;

    /// <summary>The data type of a provided class, or <see langword="null"/>.</summary>
    public string? DataTypeOf(string fullName) => dataTypes.TryGetValue(fullName, out var dataType) ? dataType : null;

    /// <summary>A field that has moved from a type to one derived from it is not missing there.</summary>
    public bool Has(string dataType, string path) => given.Has(dataType, path);

    private static string LastName(string name) => name.Substring(name.LastIndexOf('.') + 1);
}
