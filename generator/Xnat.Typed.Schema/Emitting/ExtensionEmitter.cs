using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming;

namespace Xnat.Typed.Schema.Emitting;

/// <summary>Writes what the given schemas add to a class of a reference: descriptors for every C#, extension properties from C# 14 on.</summary>
internal static class ExtensionEmitter
{
    private static readonly string[] Usings = ["System", "System.CodeDom.Compiler", "Xnat.Typed", "Xnat.Typed.Model"];

    public static string Emit(GeneratedExtension extension)
    {
        var writer = new SourceWriter();
        var origin = $"From {extension.SchemaFile} ({extension.DataType.Namespace}): fields of {extension.DataType.XsiType} that the referenced class does not have. Edits here are lost.";
        FileHeader.Write(writer, origin, Usings, extension.Namespace, Attribute(extension));
        WriteFields(writer, extension);
        if (extension.ExtensionsName.Length > 0) WriteExtensions(writer, extension);
        return writer.ToString();
    }

    private static string Attribute(GeneratedExtension extension) =>
        "[assembly: global::Xnat.Typed.Model.XnatProvidedType(" + Literal.String(extension.DataType.XsiType) + ", \"\", \"\", " + Literal.String(extension.Provides) + ")]";

    private static void WriteFields(SourceWriter writer, GeneratedExtension extension)
    {
        var context = new EmitContext(extension.FieldsName, "Item", extension.DataType.XsiType, extension.Shadowed);
        writer.Line("/// <summary>Fields of <c>" + Literal.Documentation(extension.DataType.XsiType) + "</c> that <see cref=\"" + extension.Target + "\"/> does not have, for <c>Get</c>, <c>Set</c>, search and columns.</summary>");
        WriteClass(writer, extension, extension.FieldsName);
        var isFirst = true;
        foreach (var member in extension.Members)
        {
            if (!isFirst) writer.Line();
            isFirst = false;
            WriteField(writer, member, context);
        }

        foreach (var member in extension.Members) NestedTypeEmitter.Emit(writer, member, context, extension.FieldsName);
        writer.Close();
    }

    private static void WriteField(SourceWriter writer, GeneratedMember member, EmitContext context)
    {
        DocumentationEmitter.Member(writer, member.Documentation);
        if (member.Kind == MemberKind.Group)
        {
            writer.Line("public static class " + member.Name);
            writer.Open();
            DescriptorEmitter.EmitMembers(writer, member.Members, context.Group(member.NestedName));
            writer.Close();
            return;
        }

        var (type, arguments) = DescriptorEmitter.Describe(member, member.TypeName, context);
        writer.Line("public static " + type + " " + member.Name + " => new(" + arguments + ");");
    }

    private static void WriteExtensions(SourceWriter writer, GeneratedExtension extension)
    {
        writer.Line();
        writer.Line("/// <summary>Properties of <see cref=\"" + extension.Target + "\"/> for fields that it does not have itself.</summary>");
        WriteClass(writer, extension, extension.ExtensionsName);
        // A summary, no param: Roslyn 4.14 fails (CS1569) on the latter here, and without any documentation it warns.
        writer.Line("/// <summary>Fields that it does not have itself.</summary>");
        writer.Line("extension(" + extension.Target + " item)");
        writer.Open();
        WriteMembers(writer, extension, extension.Members, WriteProperty);
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
        WriteMembers(writer, extension, members, WriteDescriptor);
        writer.Close();
    }

    private delegate void MemberWriter(SourceWriter writer, GeneratedExtension extension, GeneratedMember member);

    private static void WriteMembers(
        SourceWriter writer, GeneratedExtension extension, IEnumerable<GeneratedMember> members, MemberWriter write)
    {
        var isFirst = true;
        foreach (var member in members)
        {
            if (!isFirst) writer.Line();
            isFirst = false;
            DocumentationEmitter.Member(writer, member.Documentation);
            write(writer, extension, member);
        }
    }

    private static void WriteProperty(SourceWriter writer, GeneratedExtension extension, GeneratedMember member)
    {
        var field = extension.FieldsName + "." + member.Name;
        var type = ValueType(extension, member);
        writer.Line(member.Kind switch
        {
            MemberKind.Value or MemberKind.Reference => "public " + type + "? " + member.Name + " { get => item.Get(" + field + "); set => item.Set(" + field + ", value); }",
            MemberKind.Group => "public " + type + " " + member.Name + " => new(" + (extension.IsGroup ? "item.Item" : "item") + ");",
            MemberKind.ValueList => "public " + Known(extension, "XnatValues") + "<" + type + "> " + member.Name + " => item.Get(" + field + ");",
            _ => "public " + Known(extension, "XnatItems") + "<" + type + "> " + member.Name + " => item.Get(" + field + ");",
        });
    }

    private static void WriteDescriptor(SourceWriter writer, GeneratedExtension extension, GeneratedMember member)
    {
        var context = new EmitContext(extension.FieldsName, "", extension.DataType.XsiType, extension.Shadowed);
        var (type, _) = DescriptorEmitter.Describe(member, ValueType(extension, member), context);
        writer.Line("public static " + type + " " + member.Name + " => " + extension.FieldsName + "." + member.Name + ";");
    }

    private static string ValueType(GeneratedExtension extension, GeneratedMember member) =>
        member.NestedName.Length > 0 ? extension.FieldsName + "." + member.NestedName : member.TypeName;

    private static void WriteClass(SourceWriter writer, GeneratedExtension extension, string name)
    {
        writer.Line("[" + Known(extension, "GeneratedCode") + FileHeader.GeneratedCode.Substring("GeneratedCode".Length) + "]");
        writer.Line("public static class " + name);
        writer.Open();
    }

    private static string Known(GeneratedExtension extension, string name) => KnownNames.Write(name, extension.Shadowed);
}
