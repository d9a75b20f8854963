using Xnat.Typed.Schema.Code;

namespace Xnat.Typed.Schema.Emitting;

/// <summary>Writes a type for enumerated values: the text itself with the known values as members, so that a new value survives.</summary>
internal static class EnumerationEmitter
{
    public static string Emit(GeneratedEnumeration enumeration)
    {
        var writer = new SourceWriter(enumeration.Shadowed);
        WriteDocumentation(writer, enumeration);
        writer.Line(FileHeader.Attribution(writer));
        WriteBody(writer, enumeration, "");
        return FileHeader.Above(writer, "From the simple type " + enumeration.Description + ".", enumeration.Namespace);
    }

    public static void EmitNested(SourceWriter writer, GeneratedEnumeration enumeration, string modifier)
    {
        writer.Line();
        WriteDocumentation(writer, enumeration);
        WriteBody(writer, enumeration, modifier);
    }

    private static void WriteDocumentation(SourceWriter writer, GeneratedEnumeration enumeration)
    {
        var owner = Literal.Documentation(enumeration.Description);
        writer.Lines($"""
            /// <summary>Values of <c>{owner}</c>; a value that the schema does not list is kept as it is.</summary>
            /// <param name="Text">The value as XNAT stores it.</param>
            """);
    }

    private static void WriteBody(SourceWriter writer, GeneratedEnumeration enumeration, string modifier)
    {
        writer.Line("public " + modifier + "readonly record struct " + enumeration.Name + "(string Text)");
        writer.Open();
        foreach (var value in enumeration.Values)
        {
            writer.Lines($"""
                /// <summary>The value <c>{Literal.Documentation(value.Text)}</c>.</summary>
                public static {enumeration.Name} {value.Name} => new({Literal.String(value.Text)});

                """);
        }

        writer.Lines("""
            /// <summary>The value as XNAT stores it.</summary>
            public override string ToString() => Text ?? "";
            """);
        writer.Close();
    }
}
