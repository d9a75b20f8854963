using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Fields;

namespace Xnat.Typed.Schema.Emitting;

/// <summary>Writes the class through which custom variables are read and set by type.</summary>
internal static class VariablesEmitter
{
    public static string Emit(GeneratedView view)
    {
        var writer = ViewWriter.Create();
        var (dataType, projects) = (Literal.Documentation(view.DataType), Literal.Documentation(view.Origin));
        writer.Lines($"""
            /// <summary>Custom variables of <c>{dataType}</c>, as {projects} declares them.</summary>
            /// <remarks>They are read with the object, and what is set is sent when the object is saved.</remarks>
            {FileHeader.Attribution(writer)}
            public sealed class {view.Name} : global::Xnat.Typed.XnatVariableView
            """);
        writer.Open();
        writer.Lines($$"""
            /// <summary>The variables of an object.</summary>
            /// <param name="item">The object.</param>
            public {{view.Name}}({{view.Target}} item)
                : base(item)
            {
            }
            """);
        foreach (var member in view.Members) WriteProperty(writer, member);
        ViewWriter.Enumerations(writer, view);
        writer.Close();
        WriteExtensions(writer, view);
        return ViewWriter.File(writer, view, $"Custom variables of {view.DataType}, as {view.Origin} declares them.");
    }

    private static void WriteProperty(SourceWriter writer, GeneratedVariable member)
    {
        writer.Line();
        ViewWriter.Document(writer, member.Declaration, "Custom variable");
        var name = Literal.String(member.Declaration.Name);
        var (type, get, set) = member switch
        {
            { Enumeration: { } values } =>
                (values.Name, $"GetText({name}) is {{ }} text ? new {values.Name}(text) : null", $"SetText({name}, value?.Text)"),
            { Declaration.Kind: FieldKind.Text } => ("string", $"GetText({name})", $"SetText({name}, value)"),
            _ => Known(member.Declaration.Kind, name),
        };
        writer.Line($"public {type}? {member.Name} {{ get => {get}; set => {set}; }}");
    }

    private static (string Type, string Get, string Set) Known(FieldKind kind, string name)
    {
        var type = kind switch
        {
            FieldKind.WholeNumber => "long",
            FieldKind.Number => "double",
            FieldKind.Boolean => "bool",
            _ => "global::System.DateOnly",
        };
        return (type, $"Get<{type}>({name})", $"Set({name}, value)");
    }

    private static void WriteExtensions(SourceWriter writer, GeneratedView view)
    {
        ViewWriter.OpenExtensions(writer, view, "The custom variables");
        var summary = $"/// <summary>The custom variables that {Literal.Documentation(view.Origin)} declares.</summary>";
        if (view.HasProperty)
        {
            writer.Line(summary);
            writer.Line($"extension({view.Target} item)");
            writer.Open();
            writer.Line(summary);
            writer.Line($"public {view.Name} {view.MemberName} => new(item);");
            writer.Close();
        }
        else
        {
            writer.Line(summary);
            writer.Line("/// <param name=\"item\">The object.</param>");
            writer.Line($"public static {view.Name} {view.MemberName}(this {view.Target} item) => new(item);");
        }

        writer.Close();
    }
}
