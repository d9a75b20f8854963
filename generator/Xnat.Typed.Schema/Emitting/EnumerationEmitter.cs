using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming;

namespace Xnat.Typed.Schema.Emitting;

/// <summary>Writes a type for enumerated values: the text itself with the known values as members, so that a value unknown today survives.</summary>
internal static class EnumerationEmitter
{
    private static readonly string[] Usings = ["System.CodeDom.Compiler"];

    public static string Emit(GeneratedEnumeration enumeration)
    {
        var writer = new SourceWriter();
        FileHeader.Write(writer, "From the simple type " + enumeration.Description + ".", Usings, enumeration.Namespace);
        WriteDocumentation(writer, enumeration);
        writer.Line("[" + KnownNames.Write("GeneratedCode", enumeration.Shadowed) + FileHeader.GeneratedCode.Substring("GeneratedCode".Length) + "]");
        WriteBody(writer, enumeration, "");
        return writer.ToString();
    }

    public static void EmitNested(SourceWriter writer, GeneratedEnumeration enumeration, bool hides)
    {
        writer.Line();
        WriteDocumentation(writer, enumeration);
        WriteBody(writer, enumeration, hides ? "new " : "");
    }

    private static void WriteDocumentation(SourceWriter writer, GeneratedEnumeration enumeration)
    {
        writer.Line("/// <summary>Values of <c>" + Literal.Documentation(enumeration.Description) + "</c>; a value that the schema does not list is kept as it is.</summary>");
        writer.Line("/// <param name=\"Text\">The value as XNAT stores it.</param>");
    }

    private static void WriteBody(SourceWriter writer, GeneratedEnumeration enumeration, string modifier)
    {
        writer.Line("public " + modifier + "readonly record struct " + enumeration.Name + "(string Text)");
        writer.Open();
        foreach (var value in enumeration.Values)
        {
            writer.Line("/// <summary>The value <c>" + Literal.Documentation(value.Text) + "</c>.</summary>");
            writer.Line("public static " + enumeration.Name + " " + value.Name + " => new(" + Literal.String(value.Text) + ");");
            writer.Line();
        }

        writer.Line("/// <summary>The value as XNAT stores it.</summary>");
        writer.Line("public override string ToString() => Text ?? \"\";");
        writer.Close();
    }
}
