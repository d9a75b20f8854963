using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Emitting;

/// <summary>Writes the property of a member.</summary>
internal static class PropertyEmitter
{
    /// <param name="writer">Where to write.</param>
    /// <param name="member">The member.</param>
    /// <param name="context">The class around it.</param>
    /// <param name="schema">Expression for its class of descriptors.</param>
    public static void Emit(SourceWriter writer, GeneratedMember member, EmitContext context, string schema)
    {
        var descriptor = schema + "." + member.Name;
        var modifiers = "public " + (member.Hides.HasFlag(Hiding.Property) ? "new " : "");
        writer.Line();
        DocumentationEmitter.Member(writer, member.Documentation);
        writer.Line(member.Kind switch
        {
            MemberKind.Value => modifiers + member.TypeName + "? " + member.Name + " { get => Get(" + descriptor + "); set => Set(" + descriptor + ", value); }",
            MemberKind.Reference => modifiers + member.TypeName + "? " + member.Name + " { get => Get(" + descriptor + "); set => Set(" + descriptor + ", value); }",
            MemberKind.Group => modifiers + member.NestedName + " " + member.Name + " => new(" + context.Item + ");",
            MemberKind.ValueList => modifiers + context.Known("XnatValues") + "<" + member.TypeName + "> " + member.Name + " => Get(" + descriptor + ");",
            _ => modifiers + context.Known("XnatItems") + "<" + member.TypeName + "> " + member.Name + " => Get(" + descriptor + ");",
        });
    }

    public static void EmitListing(SourceWriter writer, GeneratedListing listing, EmitContext context)
    {
        var type = context.Known("XnatListing") + "<" + listing.ItemType + ">";
        var arguments = context.Item + ", " + Literal.String(listing.Segment) + ", " + Literal.String(listing.ItemDataType) + ", " + Literal.String(listing.Lookup);
        writer.Line();
        writer.Line("/// <summary>" + Literal.Documentation(listing.Summary) + "</summary>");
        writer.Line("public " + (listing.HidesInherited ? "new " : "") + type + " " + listing.Name + " => new(" + arguments + ");");
    }
}
