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
    TypeTable types,
    NameScopes scopes,
    ProvidedNames provided,
    GeneratorOptions options,
    ICollection<Problem> problems,
    HintNames hintNames)
{
    /// <param name="addition">What is added.</param>
    /// <param name="stem">How the names of its classes begin.</param>
    /// <param name="namespace">Where they go.</param>
    public GeneratedExtension? Name(Addition addition, string stem, string @namespace)
    {
        var type = addition.Type.Name;
        while (!IsFree(stem, @namespace)) stem += "Added";
        var fields = stem + ExtensionStems.Fields;
        var extensions = stem + ExtensionStems.Extensions;
        var scope = scopes.Of(@namespace, addition.Members);
        var taken = provided.NamesIn(type.XsiType, addition.Groups);
        var (target, schema) = TargetOf(addition, scope);
        // A member is named neither like the class around it nor like the one that it extends (CS9326).
        var members = new MemberNamer(types, addition.Owner, scope, problems)
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
            scope.Shadowed);
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

    private (string Class, string Schema) TargetOf(Addition addition, NameScope scope)
    {
        var item = scope.Write(types.ClassOf(addition.Type.Name));
        var (target, schema) = (item, item + ".Schema");
        for (var depth = 1; depth <= addition.Groups.Count; depth++)
        {
            var groups = addition.Groups.Take(depth).ToEquatable();
            target += "." + provided.GroupClass(addition.Type.Name.XsiType, groups);
            schema += "." + provided.GroupName(addition.Type.Name.XsiType, groups);
        }

        return (target, schema);
    }

    /// <summary>Not where the user chose the name for a type.</summary>
    private bool IsFree(string stem, string @namespace) =>
        !types.IsEmitted(new ClassName(@namespace, stem + ExtensionStems.Fields))
        && !types.IsEmitted(new ClassName(@namespace, stem + ExtensionStems.Extensions));
}
