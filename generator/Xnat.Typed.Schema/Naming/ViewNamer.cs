using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Comparing;
using Xnat.Typed.Schema.Fields;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Naming;

/// <summary>Decides all names of what is generated for custom variables and forms.</summary>
internal sealed class ViewNamer
{
    private const string Variables = "Variables";
    private const string VariableOwner = "IXnatVariableOwner";
    private const string Editable = "IXnatEditable";

    private readonly ProvidedIndex classes;
    private readonly ProvidedNames names;
    private readonly GeneratorOptions options;
    private readonly List<Problem> problems;
    private readonly HintNames hintNames = new();
    private readonly HashSet<string> taken;

    private ViewNamer(IReadOnlyCollection<ProvidedType> types, GeneratorOptions options, List<Problem> problems)
    {
        (this.options, this.problems) = (options, problems);
        classes = new(types);
        names = new(classes, types);
        taken = new(types.Select(type => ClassName.Parse(type.ClassName).Name), StringComparer.Ordinal);
        taken.UnionWith(KnownNames.FullNames.Select(full => full.Substring(full.LastIndexOf('.') + 1)));
    }

    /// <param name="documents">The files, sorted by path.</param>
    /// <param name="types">All types that there is a class for, or will be.</param>
    /// <param name="options">What the project says.</param>
    public static GeneratedViews Name(
        IReadOnlyList<FieldsDocument> documents, IReadOnlyCollection<ProvidedType> types, GeneratorOptions options)
    {
        var found = documents.SelectMany(document => document.Problems).ToList();
        var namer = new ViewNamer(types, options, found);
        var views = JoinedDeclarations.Of(documents, found).SelectMany(namer.Name).ToEquatable();
        return new(views, found.ToEquatable());
    }

    private IEnumerable<GeneratedView> Name(JoinedDeclaration declared)
    {
        if (classes.Find(declared.DataType) is not { ClassName.Length: > 0 } target)
        {
            var near = NearName.Find(declared.DataType, classes.DataTypes);
            Report(
                ProblemCatalog.NoOwnerOfFields,
                declared.Position,
                declared.DataType,
                "which no reference has a class for and no given schema declares",
                near is null ? "Add its schema to the XnatSchema items." : $"Add its schema to the XnatSchema items; or is it '{near}'?");
            yield break;
        }

        var stem = StemOf(target);
        if (declared.Variables.Count > 0 && IsKind(declared, VariableOwner, "custom variables"))
            yield return VariablesOf(declared, target, stem);
        if (declared.Forms.Count == 0 || !IsKind(declared, Editable, "custom forms")) yield break;
        var methods = new UniqueNames();
        foreach (var form in declared.Forms) yield return FormOf(declared, form, target, stem, methods);
    }

    private bool IsKind(JoinedDeclaration declared, string wanted, string what)
    {
        if (classes.Chain(declared.DataType).Any(type => RestResources.Interfaces(type.DataType).Contains(wanted))) return true;
        Report(
            ProblemCatalog.NoOwnerOfFields,
            declared.Position,
            declared.DataType,
            $"of which XNAT keeps no {what}",
            "Remove them from the file.");
        return false;
    }

    private GeneratedView VariablesOf(JoinedDeclaration declared, ProvidedType target, string stem)
    {
        var name = Free(stem + Variables);
        var ofType = names.NamesIn(declared.DataType, EquatableArray<string>.Empty);
        return new(
            hintNames.Of("fields", name),
            options.Namespace,
            name,
            declared.DataType,
            "global::" + target.ClassName,
            ofType.Contains(Variables) ? "Custom" + Variables : Variables,
            declared.Origin,
            Members(declared.DataType, declared.Variables, name, ofForm: false))
        {
            HasProperty = options.HasExtensionProperties,
        };
    }

    private GeneratedView FormOf(
        JoinedDeclaration declared, FormDeclaration form, ProvidedType target, string stem, UniqueNames methods)
    {
        var title = Identifier.FromName(form.Title.Length > 0 ? form.Title : "Custom");
        if (!title.EndsWith("Form", StringComparison.Ordinal)) title += "Form";
        title = methods.Add(title);
        var name = Free(stem + title);
        return new(
            hintNames.Of("fields", name),
            options.Namespace,
            name,
            declared.DataType,
            "global::" + target.ClassName,
            title + "Async",
            form.Title,
            Members(declared.DataType, form.Fields, name, ofForm: true))
        {
            FormId = form.Id,
            FormTitle = form.Title,
        };
    }

    private EquatableArray<GeneratedVariable> Members(
        string dataType, IEnumerable<FieldDeclaration> declared, string owner, bool ofForm)
    {
        var unique = new UniqueNames(ReservedNames.OfViews.Append(owner));
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        var members = new List<(string Name, FieldDeclaration Declaration)>();
        foreach (var field in declared.OrderBy(field => field.Name, StringComparer.Ordinal))
        {
            var usual = Identifier.FromName(field.Name);
            var name = unique.Add(usual);
            if (first.TryGetValue(usual, out var other))
                Report(ProblemCatalog.VariableRenamed, field.Position, dataType, other, field.Name, usual, name);
            else first.Add(usual, field.Name);
            members.Add((name, field));
        }

        // Beside the properties, as all of them are known.
        return members
            .Select(member => new GeneratedVariable(
                member.Name, member.Declaration with { Position = null }, EnumerationOf(dataType, member, unique, ofForm)))
            .ToEquatable();
    }

    private GeneratedEnumeration? EnumerationOf(
        string dataType, (string Name, FieldDeclaration Declaration) member, UniqueNames unique, bool ofForm)
    {
        var field = member.Declaration;
        if (field.Values.Count == 0 || (ofForm && field.Kind is not (FieldKind.Choice or FieldKind.Choices))) return null;
        var value = new SimpleValue(SimpleKind.String, "", null, field.Values, null, null, null);
        return Enumerations.Build(
            value,
            unique.Add(member.Name + "Value"),
            $"'{field.Name}' of {dataType}",
            (description, arguments) => Report(description, field.Position, arguments));
    }

    private static string StemOf(ProvidedType target)
    {
        const string Data = "Data";
        var name = ClassName.Parse(target.ClassName).Name;
        return name.EndsWith(Data, StringComparison.Ordinal) && name.Length > Data.Length ? name.Substring(0, name.Length - Data.Length)
            : name;
    }

    private string Free(string name)
    {
        var free = name;
        for (var number = 2; taken.Contains(free) || taken.Contains(free + ExtensionStems.Extensions); number++)
            free = name + UniqueNames.Number(number);
        taken.Add(free);
        taken.Add(free + ExtensionStems.Extensions);
        return free;
    }

    private void Report(ProblemDescription description, SchemaPosition? position, params string[] arguments) =>
        problems.Add(new Problem(description.Code, position, arguments.ToEquatable()));
}
