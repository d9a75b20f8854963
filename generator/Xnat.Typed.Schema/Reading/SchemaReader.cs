using System;
using System.Linq;
using System.Threading;
using System.Xml;
using System.Xml.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Reading;

/// <summary>Reads one schema file into an equatable document, before and without its neighbours.</summary>
internal static class SchemaReader
{
    /// <summary>Never throws for what the file holds: a file that cannot be read is an empty document with a problem.</summary>
    public static SchemaDocument Read(SchemaInput input, CancellationToken cancellationToken)
    {
        var problems = new ProblemList(input.Path);
        try
        {
            if (IsWide(input, problems)) return Empty(input, [.. problems.ToEquatable()]);
            var root = SchemaXml.Load(input.Text, problems);
            if (root is null || root.Name != Xsd.Schema) problems.Add(ProblemCatalog.NotASchema, root, root?.Name.LocalName ?? "nothing");
            else if (DamagedDeclarations.Remove(root, input.Text, DeclaredEncoding.Of(input.Text, input.DecodedBy), problems))
                return ReadSchema(root, input, problems, cancellationToken);
        }
        catch (XmlException exception)
        {
            var position = new SchemaPosition(input.Path, exception.LineNumber, exception.LinePosition);
            problems.Add(ProblemCatalog.NotWellFormed, position, Reason(exception));
        }

        return Empty(input, [.. problems.ToEquatable()]);
    }

    /// <summary>UTF-16 without a byte order mark, read as UTF-8, has a zero beside each letter.</summary>
    private static bool IsWide(SchemaInput input, ProblemList problems)
    {
        if (input.Text.IndexOf('\0') is < 0 or > 1) return false;
        var encoding = DeclaredEncoding.Of(input.Text.Replace("\0", ""), "");
        problems.Add(ProblemCatalog.LostLetters, problems.StartOfFile, encoding.Name, "nothing is generated from the file");
        return true;
    }

    /// <summary>The message without the position, which the problem carries itself.</summary>
    private static string Reason(XmlException exception)
    {
        var end = exception.Message.LastIndexOf(" Line ", StringComparison.Ordinal);
        return end > 0 ? exception.Message.Substring(0, end) : exception.Message;
    }

    private static SchemaDocument ReadSchema(XElement root, SchemaInput input, ProblemList problems, CancellationToken cancellationToken)
    {
        var target = ((string?)root.Attribute("targetNamespace"))?.Trim() ?? "";
        var components = new ComponentReader(target, problems, cancellationToken);
        foreach (var child in root.Elements()) components.ReadGlobal(child);
        return new SchemaDocument(
            input.Path,
            input.Namespace,
            RenameList.Read(input),
            target,
            PrefixOf(root, target),
            PrefixesOf(root),
            components.Imports.ToEquatable(),
            components.Redefinitions.ToEquatable(),
            components.Elements.ToEquatable(),
            components.ComplexTypes.ToEquatable(),
            components.SimpleTypes.ToEquatable(),
            components.Groups.ToEquatable(),
            components.AttributeGroups.ToEquatable(),
            components.Attributes.ToEquatable(),
            problems.ToEquatable());
    }

    /// <summary>The first prefix that the root declares for the target namespace: XNAT names data types by it.</summary>
    private static string PrefixOf(XElement root, string target) =>
        root.Attributes()
            .Where(attribute =>
                attribute.IsNamespaceDeclaration && attribute.Name.Namespace == XNamespace.Xmlns && attribute.Value == target)
            .Select(attribute => attribute.Name.LocalName)
            .FirstOrDefault() ?? "";

    private static EquatableArray<NamespacePrefix> PrefixesOf(XElement root) =>
        root.Attributes()
            .Where(attribute => attribute.IsNamespaceDeclaration && attribute.Name.Namespace == XNamespace.Xmlns)
            .Select(attribute => new NamespacePrefix(attribute.Name.LocalName, attribute.Value))
            .ToEquatable();

    /// <summary>The document of a file of which nothing could be read.</summary>
    public static SchemaDocument Empty(SchemaInput input, params Problem[] problems) => new(
        input.Path,
        input.Namespace,
        RenameList.Read(input),
        "",
        "",
        EquatableArray<NamespacePrefix>.Empty,
        EquatableArray<SchemaImport>.Empty,
        EquatableArray<Redefinition>.Empty,
        EquatableArray<ElementDeclaration>.Empty,
        EquatableArray<ComplexTypeDefinition>.Empty,
        EquatableArray<SimpleTypeDefinition>.Empty,
        EquatableArray<GroupDefinition>.Empty,
        EquatableArray<AttributeGroupDefinition>.Empty,
        EquatableArray<AttributeDeclaration>.Empty,
        problems.ToEquatable());
}
