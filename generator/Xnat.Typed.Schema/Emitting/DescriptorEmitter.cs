using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Emitting;

/// <summary>Writes the nested class <c>Schema</c>: a descriptor for every member, nested classes for groups.</summary>
/// <remarks>Expression bodies instead of fields: there is nothing to initialise, and those not used are trimmed away.</remarks>
internal static class DescriptorEmitter
{
    public static void EmitSchema(SourceWriter writer, GeneratedClass type, EmitContext context)
    {
        var isRow = type.HintName.Length == 0;
        writer.Line();
        writer.Line("/// <summary>The fields of <c>" + Literal.Documentation(type.DataType.XsiType) + "</c>" + (type.HidesSchema ? " and of what it extends" : "")
            + ", for search, columns and partial updates.</summary>");
        var declaration = isRow ? "public static class Schema"
            : type.HidesSchema ? "public new abstract class Schema : " + type.BaseType + ".Schema"
            : "public abstract class Schema";
        writer.Line(declaration);
        writer.Open();
        EmitMembers(writer, type.Members, context);
        writer.Close();
    }

    /// <summary>The descriptors alone, for a class that has them beside nested types.</summary>
    public static void EmitMembers(SourceWriter writer, EquatableArray<GeneratedMember> members, EmitContext context)
    {
        var isFirst = true;
        foreach (var member in members)
        {
            if (!isFirst) writer.Line();
            isFirst = false;
            if (member.Kind == MemberKind.Group) EmitGroup(writer, member, context);
            else EmitDescriptor(writer, member, context);
        }
    }

    private static void EmitGroup(SourceWriter writer, GeneratedMember member, EmitContext context)
    {
        writer.Line("/// <summary>The fields in <see cref=\"" + context.TypeName + "." + member.Name + "\"/>.</summary>");
        writer.Line("public " + (member.Hides.HasFlag(Hiding.Descriptor) ? "new " : "") + "abstract class " + member.Name);
        writer.Open();
        EmitMembers(writer, member.Members, context.Group(member.NestedName));
        writer.Close();
    }

    private static void EmitDescriptor(SourceWriter writer, GeneratedMember member, EmitContext context)
    {
        var (type, arguments) = Describe(member, member.NestedName.Length > 0 ? context.Nested(member.NestedName) : member.TypeName, context);
        writer.Line("/// <summary>Path of <see cref=\"" + context.TypeName + "." + member.Name + "\"/>.</summary>");
        writer.Line("public " + (member.Hides.HasFlag(Hiding.Descriptor) ? "new " : "") + "static " + type + " " + member.Name + " => new(" + arguments + ");");
    }

    /// <summary>The type of the descriptor and what it is made of.</summary>
    public static (string Type, string Arguments) Describe(GeneratedMember member, string valueType, EmitContext context)
    {
        var (type, extra) = member.Kind switch
        {
            MemberKind.Value => ("XnatField<" + valueType + "?>", Parser(member, valueType)),
            MemberKind.ValueList => ("XnatValueList<" + valueType + ">", Parser(member, valueType)),
            MemberKind.Reference => ("XnatReference<" + valueType + ">", ", " + Literal.String(member.RowType)),
            _ => ("XnatList<" + valueType + ">", ", " + Literal.String(member.RowType) + (member.Key.Length > 0 ? ", " + Literal.String(member.Key) : "")),
        };
        var known = type.Substring(0, type.IndexOf('<'));
        var written = context.Known(known) + type.Substring(known.Length);
        return (written, Literal.String(context.DataType) + ", " + Literal.String(member.Path) + extra);
    }

    /// <summary>An enumerated value is made from its text by the generated type itself; the runtime knows the others.</summary>
    private static string Parser(GeneratedMember member, string valueType) =>
        member.Enumeration is not null || member.IsSharedEnumeration ? ", static text => new " + valueType + "(text)" : "";
}
