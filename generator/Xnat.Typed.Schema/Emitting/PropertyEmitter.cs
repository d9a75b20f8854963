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
        var modifiers = "public " + (member.Hides.HasFlag(Hiding.Property) ? "new " : "");
        var body = member.Kind == MemberKind.Group ? "new(" + context.Item + ")" : schema + "." + member.Name;
        writer.Line();
        DocumentationEmitter.Member(writer, member.Documentation);
        writer.Line(modifiers + Declaration(writer, member, writer.Type(member.TypeName), "", body));
    }

    /// <summary>Type, name and body of a property.</summary>
    /// <param name="writer">Where it will be written.</param>
    /// <param name="member">The member.</param>
    /// <param name="type">Its type, of an item if it is a list.</param>
    /// <param name="receiver">What <c>Get</c> and <c>Set</c> are called on, dot included; empty for the object itself.</param>
    /// <param name="source">Expression for the descriptor; of a group, for the group itself.</param>
    public static string Declaration(SourceWriter writer, GeneratedMember member, string type, string receiver, string source)
    {
        var name = member.Name;
        return member.Kind switch
        {
            MemberKind.Value or MemberKind.Reference =>
                $$"""{{type}}? {{name}} { get => {{receiver}}Get({{source}}); set => {{receiver}}Set({{source}}, value); }""",
            MemberKind.Group => $"{type} {name} => {source};",
            MemberKind.ValueList => $"{writer.Known("XnatValues")}<{type}> {name} => {receiver}Get({source});",
            _ => $"{writer.Known("XnatItems")}<{type}> {name} => {receiver}Get({source});",
        };
    }

    public static void EmitListing(SourceWriter writer, GeneratedListing listing, EmitContext context)
    {
        var type = writer.Known("XnatListing") + "<" + listing.ItemType + ">";
        var segment = Literal.String(listing.Segment);
        var arguments = $"{context.Item}, {segment}, {Literal.String(listing.ItemDataType)}, {Literal.String(listing.Lookup)}";
        writer.Lines($"""

            /// <summary>{Literal.Documentation(listing.Summary)}</summary>
            public {(listing.HidesInherited ? "new " : "")}{type} {listing.Name} => new({arguments});
            """);
    }
}
