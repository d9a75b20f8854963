using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Emitting;

/// <summary>Writes the nested class <c>Schema</c>: a descriptor for every member, nested classes for groups.</summary>
/// <remarks>Expression bodies instead of fields: there is nothing to initialise, and those not used are trimmed away.</remarks>
internal static class DescriptorEmitter
{
    private const string NoComment = "#pragma warning disable CS1591 // Each field is described at the property of its name.";
    private const string Comment = "#pragma warning restore CS1591";

    public static void EmitSchema(SourceWriter writer, GeneratedClass type, EmitContext context)
    {
        var isRow = type.HintName.Length == 0;
        var inherited = type.HidesSchema ? " and of what it extends" : "";
        writer.Line();
        var dataType = Literal.Documentation(type.DataType.XsiType);
        writer.Line($"/// <summary>The fields of <c>{dataType}</c>{inherited}, for search, columns and partial updates.</summary>");
        writer.Line(isRow ? "public static class Schema"
            : type.HidesSchema ? "public new abstract class Schema : " + type.BaseType + ".Schema"
            : "public abstract class Schema");
        EmitBody(writer, type.Members, context);
    }

    /// <summary>Braces with descriptors in them, which need no comment: each has the name of a property that has one.</summary>
    public static void EmitBody(SourceWriter writer, EquatableArray<GeneratedMember> members, EmitContext context)
    {
        writer.Open();
        if (members.Count > 0) writer.Directive(NoComment);
        EmitMembers(writer, members, context);
        if (members.Count > 0) writer.Directive(Comment);
        writer.Close();
    }

    private static void EmitMembers(SourceWriter writer, EquatableArray<GeneratedMember> members, EmitContext context)
    {
        var fields = members.Where(member => member.Kind != MemberKind.Group).ToArray();
        foreach (var field in fields) EmitDescriptor(writer, field, context);
        var isFirst = fields.Length == 0;
        foreach (var group in members.Where(member => member.Kind == MemberKind.Group))
        {
            if (!isFirst) writer.Line();
            isFirst = false;
            writer.Line("public " + NewIfHiding(group) + "abstract class " + group.Name);
            writer.Open();
            EmitMembers(writer, group.Members, context.Group(group.NestedName));
            writer.Close();
        }
    }

    private static void EmitDescriptor(SourceWriter writer, GeneratedMember member, EmitContext context)
    {
        var valueType = member.NestedName.Length > 0 ? context.Nested(member.NestedName) : member.TypeName;
        var (type, arguments) = Describe(writer, member, valueType, context);
        writer.Line("public " + NewIfHiding(member) + "static " + type + " " + member.Name + " => new(" + arguments + ");");
    }

    private static string NewIfHiding(GeneratedMember member) => member.Hides.HasFlag(Hiding.Descriptor) ? "new " : "";

    /// <summary>The type of the descriptor and what it is made of.</summary>
    public static (string Type, string Arguments) Describe(
        SourceWriter writer, GeneratedMember member, string valueType, EmitContext context)
    {
        var value = writer.Type(valueType);
        var (type, extra) = member.Kind switch
        {
            MemberKind.Value => (writer.Known("XnatField") + "<" + value + "?>", Parser(member, value)),
            MemberKind.ValueList => (writer.Known("XnatValueList") + "<" + value + ">", Parser(member, value)),
            MemberKind.Reference => (writer.Known("XnatReference") + "<" + value + ">", ", " + Literal.String(member.RowType)),
            _ => (writer.Known("XnatList") + "<" + value + ">", ", " + Literal.String(member.RowType) + KeyOf(member)),
        };
        return (type, Literal.String(context.DataType) + ", " + Literal.String(member.Path) + extra);
    }

    private static string KeyOf(GeneratedMember member) => member.Key.Length > 0 ? ", " + Literal.String(member.Key) : "";

    /// <summary>An enumerated value is made from its text by the generated type itself; the runtime knows the others.</summary>
    private static string Parser(GeneratedMember member, string valueType) =>
        member.Enumeration is not null || member.IsSharedEnumeration ? ", static text => new " + valueType + "(text)" : "";
}
