using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Naming.Identifiers;

namespace Xnat.Typed.Schema.Emitting;

/// <summary>Writes one generated class as a file.</summary>
internal static class TypeEmitter
{
    private const string AbstractSummary = "/// <summary>For derived types, and for objects of a type that is not known here: "
        + "XNAT has none of exactly this one.</summary>";

    public static string Emit(GeneratedClass type)
    {
        var writer = new SourceWriter(type.Shadowed);
        writer.Use(KnownNames.ModelNamespace);
        DocumentationEmitter.Type(writer, type.Documentation, type.DataType.XsiType);
        writer.Line(FileHeader.Attribution(writer));
        var bases = type.Interfaces.Prepend(type.BaseType).Append(writer.Known("IXnatType") + "<" + type.Name + ">");
        writer.Line("public partial class " + type.Name + " : " + string.Join(", ", bases));
        writer.Open();
        WriteIdentity(writer, type);
        WriteMembers(writer, type);
        writer.Close();
        var origin = $"From {type.SchemaFile} ({type.DataType.Namespace}), complex type {type.DataType.LocalName}. "
            + "Extend it in your own partial class; edits here are lost.";
        return FileHeader.Above(writer, origin, type.Namespace);
    }

    /// <summary>The nested class of an anonymous repeated element: a row of its own, with the members written in place.</summary>
    public static void EmitRow(SourceWriter writer, GeneratedClass row, string modifier)
    {
        writer.Lines($"""

            /// <summary>One row of <c>{Literal.Documentation(row.DataType.XsiType)}</c>.</summary>
            public {modifier}sealed class {row.Name} : {row.BaseType}
            """);
        writer.Open();
        WriteDataTypeName(writer, row);
        WriteMembers(writer, row);
        writer.Close();
    }

    private static void WriteIdentity(SourceWriter writer, GeneratedClass type)
    {
        if (type.IsAbstract)
        {
            writer.Line(AbstractSummary);
            writer.Line("protected internal " + type.Name + "() { }");
            writer.Line();
        }

        writer.Line($"static string {writer.Known("IXnatType")}<{type.Name}>.XsiType => {Literal.String(type.DataType.XsiType)};");
        writer.Line();
        WriteDataTypeName(writer, type);
    }

    private static void WriteDataTypeName(SourceWriter writer, GeneratedClass type) => writer.Lines($"""
        /// <inheritdoc/>
        protected override string DataTypeName => {Literal.String(type.DataType.XsiType)};
        """);

    private static void WriteMembers(SourceWriter writer, GeneratedClass type)
    {
        var context = new EmitContext(type.Name, "this", type.DataType.XsiType);
        foreach (var member in type.Members) PropertyEmitter.Emit(writer, member, context, "Schema");
        foreach (var listing in type.Listings) PropertyEmitter.EmitListing(writer, listing, context);
        RuleEmitter.Emit(writer, type.Rules);
        foreach (var member in type.Members) NestedTypeEmitter.Emit(writer, member, context, "Schema");
        DescriptorEmitter.EmitSchema(writer, type, context);
    }
}
