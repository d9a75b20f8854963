using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;

namespace Xnat.Typed.Schema.Emitting;

/// <summary>Writes what the given schemas add to a class of a reference: descriptors for every C#, properties from C# 14 on.</summary>
internal static class ExtensionEmitter
{
    public static string Emit(GeneratedExtension extension)
    {
        var writer = new SourceWriter(extension.Shadowed);
        writer.Use(KnownNames.ModelNamespace);
        WriteFields(writer, extension);
        if (extension.ExtensionsName.Length > 0) WriteExtensions(writer, extension);
        var origin = $"From {extension.SchemaFile} ({extension.DataType.Namespace}): "
            + $"fields of {extension.DataType.XsiType} that the referenced class does not have. Edits here are lost.";
        return FileHeader.Above(writer, origin, extension.Namespace, Attribute(extension));
    }

    private static string Attribute(GeneratedExtension extension)
    {
        var (dataType, members) = (Literal.String(extension.DataType.XsiType), Literal.String(extension.Provides));
        return $"""[assembly: global::Xnat.Typed.Model.XnatProvidedType({dataType}, "", "", {members})]""" + "\n";
    }

    private static void WriteFields(SourceWriter writer, GeneratedExtension extension)
    {
        var context = new EmitContext(extension.FieldsName, "Item", extension.DataType.XsiType);
        var dataType = Literal.Documentation(extension.DataType.XsiType);
        var summary = $"Fields of <c>{dataType}</c> that <see cref=\"{extension.Target}\"/> does not have, "
            + "for <c>Get</c>, <c>Set</c>, search and columns.";
        OpenClass(writer, extension.FieldsName, summary);
        WriteMembers(writer, extension.Members, member => WriteField(writer, member, context));
        foreach (var member in extension.Members) NestedTypeEmitter.Emit(writer, member, context, extension.FieldsName);
        writer.Close();
    }

    private static void WriteField(SourceWriter writer, GeneratedMember member, EmitContext context)
    {
        DocumentationEmitter.Member(writer, member.Documentation);
        if (member.Kind == MemberKind.Group)
        {
            writer.Line("public static class " + member.Name);
            DescriptorEmitter.EmitBody(writer, member.Members, context.Group(member.NestedName));
            return;
        }

        var (type, arguments) = DescriptorEmitter.Describe(writer, member, member.TypeName, context);
        writer.Line("public static " + type + " " + member.Name + " => new(" + arguments + ");");
    }

    private static void WriteExtensions(SourceWriter writer, GeneratedExtension extension)
    {
        writer.Line();
        var summary = $"Properties of <see cref=\"{extension.Target}\"/> for fields that it does not have itself.";
        OpenClass(writer, extension.ExtensionsName, summary);
        // A summary, no param: Roslyn 4.14 fails (CS1569) on the latter here, and without any documentation it warns.
        writer.Line("/// <summary>Fields that it does not have itself.</summary>");
        writer.Line("extension(" + extension.Target + " item)");
        writer.Open();
        WriteMembers(writer, extension.Members, member => WriteProperty(writer, extension, member));
        writer.Close();
        WriteDescriptors(writer, extension);
        writer.Close();
    }

    /// <summary>An extension cannot hold a class: the descriptors of a group are reached through the class of fields.</summary>
    private static void WriteDescriptors(SourceWriter writer, GeneratedExtension extension)
    {
        var members = extension.Members.Where(member => member.Kind != MemberKind.Group).ToArray();
        if (members.Length == 0) return;
        writer.Line();
        writer.Line("/// <summary>Their descriptors.</summary>");
        writer.Line("extension(" + extension.TargetSchema + ")");
        writer.Open();
        WriteMembers(writer, members, member => WriteDescriptor(writer, extension, member));
        writer.Close();
    }

    private static void WriteMembers(SourceWriter writer, IEnumerable<GeneratedMember> members, Action<GeneratedMember> write)
    {
        var isFirst = true;
        foreach (var member in members)
        {
            if (!isFirst) writer.Line();
            isFirst = false;
            write(member);
        }
    }

    private static void WriteProperty(SourceWriter writer, GeneratedExtension extension, GeneratedMember member)
    {
        var group = "new(" + (extension.IsGroup ? "item.Item" : "item") + ")";
        var source = member.Kind == MemberKind.Group ? group : extension.FieldsName + "." + member.Name;
        DocumentationEmitter.Member(writer, member.Documentation);
        writer.Line("public " + PropertyEmitter.Declaration(writer, member, writer.Type(ValueType(extension, member)), "item.", source));
    }

    private static void WriteDescriptor(SourceWriter writer, GeneratedExtension extension, GeneratedMember member)
    {
        var context = new EmitContext(extension.FieldsName, "", extension.DataType.XsiType);
        var (type, _) = DescriptorEmitter.Describe(writer, member, ValueType(extension, member), context);
        DocumentationEmitter.Member(writer, member.Documentation);
        writer.Line("public static " + type + " " + member.Name + " => " + extension.FieldsName + "." + member.Name + ";");
    }

    private static string ValueType(GeneratedExtension extension, GeneratedMember member) =>
        member.NestedName.Length > 0 ? extension.FieldsName + "." + member.NestedName : member.TypeName;

    private static void OpenClass(SourceWriter writer, string name, string summary)
    {
        writer.Lines($"""
            /// <summary>{summary}</summary>
            {FileHeader.Attribution(writer)}
            public static class {name}
            """);
        writer.Open();
    }
}
