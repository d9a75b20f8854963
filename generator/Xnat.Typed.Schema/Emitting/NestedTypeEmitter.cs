using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Emitting;

/// <summary>Writes the nested types that a member needs: the class of a group, of a row, or of enumerated values.</summary>
internal static class NestedTypeEmitter
{
    public static void Emit(SourceWriter writer, GeneratedMember member, EmitContext context, string schema)
    {
        var hides = member.Hides.HasFlag(Hiding.NestedType);
        if (member.Kind == MemberKind.Group) EmitGroup(writer, member, context, schema, hides);
        if (member.Row is { } row) TypeEmitter.EmitRow(writer, row, hides);
        if (member.Enumeration is { } enumeration) EnumerationEmitter.EmitNested(writer, enumeration, hides);
    }

    private static void EmitGroup(SourceWriter writer, GeneratedMember member, EmitContext context, string schema, bool hides)
    {
        var inner = context.Group(member.NestedName);
        var innerSchema = schema + "." + member.Name;
        writer.Line();
        writer.Line("/// <summary>What is in <see cref=\"" + context.TypeName + "." + member.Name + "\"/>, in the row of its owner.</summary>");
        writer.Line("public " + (hides ? "new " : "") + "sealed class " + member.NestedName + " : " + context.Known("XnatElement"));
        writer.Open();
        writer.Line("internal " + member.NestedName + "(" + context.Known("XnatItem") + " item)");
        writer.Line("    : base(item)");
        writer.Open();
        writer.Close();
        foreach (var child in member.Members) PropertyEmitter.Emit(writer, child, inner, innerSchema);
        foreach (var child in member.Members) Emit(writer, child, inner, innerSchema);
        writer.Close();
    }
}
