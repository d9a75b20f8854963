using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming;

namespace Xnat.Typed.Schema.Emitting;

/// <summary>Writes one generated class as a file.</summary>
internal static class TypeEmitter
{
    private static readonly string[] Usings = ["System", "System.CodeDom.Compiler", "Xnat.Typed", "Xnat.Typed.Model"];

    public static string Emit(GeneratedClass type)
    {
        var writer = new SourceWriter();
        var origin = $"From {type.SchemaFile} ({type.DataType.Namespace}), complex type {type.DataType.LocalName}. Extend it in your own partial class; edits here are lost.";
        FileHeader.Write(writer, origin, Usings, type.Namespace);
        DocumentationEmitter.Type(writer, type.Documentation, type.DataType.XsiType);
        WriteAttributes(writer, type);
        var bases = type.Interfaces.Prepend(type.BaseType).Append(Known(type, "IXnatType") + "<" + type.Name + ">");
        writer.Line("public partial class " + type.Name + " : " + string.Join(", ", bases));
        writer.Open();
        WriteIdentity(writer, type);
        WriteMembers(writer, type);
        writer.Close();
        return writer.ToString();
    }

    /// <summary>The nested class of an anonymous repeated element: a row of its own, with the members written in place.</summary>
    public static void EmitRow(SourceWriter writer, GeneratedClass row, bool hides)
    {
        writer.Line();
        writer.Line("/// <summary>One row of <c>" + Literal.Documentation(row.DataType.XsiType) + "</c>.</summary>");
        writer.Line("public " + (hides ? "new " : "") + "sealed class " + row.Name + " : " + row.BaseType);
        writer.Open();
        writer.Line("/// <inheritdoc/>");
        writer.Line("protected override string DataTypeName => " + Literal.String(row.DataType.XsiType) + ";");
        WriteMembers(writer, row);
        writer.Close();
    }

    private static void WriteAttributes(SourceWriter writer, GeneratedClass type)
    {
        writer.Line("[" + Known(type, "GeneratedCode") + FileHeader.GeneratedCode.Substring("GeneratedCode".Length) + "]");
        var root = type.RootElement is null ? "" : ", RootElement = " + Literal.String(type.RootElement);
        writer.Line("[" + Known(type, "XnatType") + "(" + Literal.String(type.DataType.XsiType) + root + ")]");
    }

    private static void WriteIdentity(SourceWriter writer, GeneratedClass type)
    {
        if (type.IsAbstract)
        {
            writer.Line("/// <summary>For derived types, and for objects of a type that is not known here: XNAT has none of exactly this one.</summary>");
            writer.Line("protected internal " + type.Name + "()");
            writer.Open();
            writer.Close();
            writer.Line();
        }

        writer.Line("static string " + Known(type, "IXnatType") + "<" + type.Name + ">.XsiType => " + Literal.String(type.DataType.XsiType) + ";");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line("protected override string DataTypeName => " + Literal.String(type.DataType.XsiType) + ";");
    }

    private static void WriteMembers(SourceWriter writer, GeneratedClass type)
    {
        var context = new EmitContext(type.Name, "this", type.DataType.XsiType, type.Shadowed);
        foreach (var member in type.Members) PropertyEmitter.Emit(writer, member, context, "Schema");
        foreach (var listing in type.Listings) PropertyEmitter.EmitListing(writer, listing, context);
        foreach (var member in type.Members) NestedTypeEmitter.Emit(writer, member, context, "Schema");
        DescriptorEmitter.EmitSchema(writer, type, context);
    }

    private static string Known(GeneratedClass type, string name) => KnownNames.Write(name, type.Shadowed);
}
