using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Comparing;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Naming;

/// <summary>
/// Names what the given schemas add to classes of references: <c>SubjectDataFields</c> for
/// descriptors, <c>SubjectDataExtensions</c> for properties.
/// </summary>
internal sealed class ExtensionNamer(
    TypeTable types, ProvidedNames provided, GeneratorOptions options, ICollection<Problem> problems, HintNames hintNames)
{
    private readonly HashSet<string> stems = new(StringComparer.Ordinal);

    public GeneratedExtension? Name(Addition addition)
    {
        var type = addition.Type.Name;
        var stem = StemOf(addition);
        var fields = stem + "Fields";
        var extensions = stem + "Extensions";
        var @namespace = addition.Owner.CSharpNamespace.Length > 0 ? addition.Owner.CSharpNamespace : options.Namespace;
        var taken = provided.NamesIn(type.XsiType, addition.Groups);
        var (target, schema) = TargetOf(addition, @namespace);
        // A member is named neither like the class around it nor like the one that it extends (CS9326).
        var members = new MemberNamer(types, addition.Owner, @namespace, problems)
            .Name(addition.Members, [fields, extensions, LastName(target), LastName(schema)], type.XsiType, InheritedNames.None)
            .Where(member => !IsTaken(member, addition, taken))
            .ToEquatable();
        if (members.Count == 0) return null;

        return new GeneratedExtension(
            hintNames.Of(addition.Owner.Name.Prefix, extensions),
            @namespace,
            fields,
            options.HasExtensionProperties ? extensions : "",
            type,
            addition.Owner.SchemaFile,
            target,
            schema,
            addition.Groups.Count > 0,
            ProvidedMembers.Outside(members),
            members,
            types.Shadowed);
    }

    private bool IsTaken(GeneratedMember member, Addition addition, ISet<string> taken)
    {
        if (!taken.Contains(member.Name)) return false;
        string[] arguments =
        [
            addition.Type.Name.XsiType + "/" + member.Path,
            addition.Provided.ClassName,
            "that class has another member called '" + member.Name + "'"
        ];
        problems.Add(new Problem(ProblemCatalog.NoProperty.Code, types.PositionOf(addition.Type.Name), arguments.ToEquatable()));
        return true;
    }

    private static string LastName(string name) => name.Substring(name.LastIndexOf('.') + 1);

    private (string Class, string Schema) TargetOf(Addition addition, string @namespace)
    {
        var item = types.Write(addition.Type.Name, @namespace);
        var (target, schema) = (item, item + ".Schema");
        for (var depth = 1; depth <= addition.Groups.Count; depth++)
        {
            var groups = addition.Groups.Take(depth).ToEquatable();
            target += "." + provided.GroupClass(addition.Type.Name.XsiType, groups);
            schema += "." + provided.GroupName(addition.Type.Name.XsiType, groups);
        }

        return (target, schema);
    }

    /// <summary>
    /// The class of the type with the members that lead to the place; with the prefix in front where another type has that name.
    /// </summary>
    private string StemOf(Addition addition)
    {
        var stem = string.Concat(addition.Trail.Select(Identifier.FromName).Prepend(Identifier.FromName(addition.Owner.Name.LocalName)));
        foreach (var candidate in new[] { stem, Identifier.FromName(addition.Owner.Name.Prefix) + stem })
            if (IsFree(candidate) && stems.Add(candidate)) return candidate;
        while (!stems.Add(stem) || !IsFree(stem)) stem += "Added";
        return stem;
    }

    private bool IsFree(string stem) => !types.Taken.Contains(stem + "Fields") && !types.Taken.Contains(stem + "Extensions");
}
