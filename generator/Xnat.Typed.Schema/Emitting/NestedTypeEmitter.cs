using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Emitting;

/// <summary>Writes the nested types that a member needs: the class of a group, of a row, or of enumerated values.</summary>
internal static class NestedTypeEmitter
{
    public static void Emit(SourceWriter writer, GeneratedMember member, EmitContext context, string schema)
    {
        var modifier = member.Hides.HasFlag(Hiding.NestedType) ? "new " : "";
        if (member.Kind == MemberKind.Group) EmitGroup(writer, member, context, schema, modifier);
        if (member.Row is { } row) TypeEmitter.EmitRow(writer, row, modifier);
        if (member.Enumeration is { } enumeration) EnumerationEmitter.EmitNested(writer, enumeration, modifier);
    }

    private static void EmitGroup(SourceWriter writer, GeneratedMember member, EmitContext context, string schema, string modifier)
    {
        var inner = context.Group(member.NestedName);
        var innerSchema = schema + "." + member.Name;
        writer.Lines($$"""

            /// <summary>What is in <see cref="{{context.TypeName}}.{{member.Name}}"/>, in the row of its owner.</summary>
            public {{modifier}}sealed class {{member.NestedName}} : {{writer.Known("XnatElement")}}
            """);
        writer.Open();
        writer.Line("internal " + member.NestedName + "(" + writer.Known("XnatItem") + " item) : base(item) { }");
        foreach (var child in member.Members) PropertyEmitter.Emit(writer, child, inner, innerSchema);
        foreach (var child in member.Members) Emit(writer, child, inner, innerSchema);
        writer.Close();
    }
}
