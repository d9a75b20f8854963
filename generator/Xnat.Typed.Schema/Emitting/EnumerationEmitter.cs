using Xnat.Typed.Schema.Code;

namespace Xnat.Typed.Schema.Emitting;

/// <summary>Writes a type for enumerated values: the text itself with the known values as members, so that a new value survives.</summary>
internal static class EnumerationEmitter
{
    public static string Emit(GeneratedEnumeration enumeration)
    {
        var writer = new SourceWriter(enumeration.Shadowed);
        Document(writer, enumeration, "schema");
        writer.Line(FileHeader.Attribution(writer));
        Body(writer, enumeration, "");
        return FileHeader.Above(writer, "From the simple type " + enumeration.Description + ".", enumeration.Namespace);
    }

    public static void EmitNested(SourceWriter writer, GeneratedEnumeration enumeration, string modifier)
    {
        writer.Line();
        Document(writer, enumeration, "schema");
        Body(writer, enumeration, modifier);
    }

    /// <param name="writer">Takes the lines.</param>
    /// <param name="enumeration">The type.</param>
    /// <param name="lister">Who lists the values: the schema, or a project.</param>
    public static void Document(SourceWriter writer, GeneratedEnumeration enumeration, string lister)
    {
        var owner = Literal.Documentation(enumeration.Description);
        writer.Lines($"""
            /// <summary>Values of <c>{owner}</c>; a value that the {lister} does not list is kept as it is.</summary>
            /// <param name="Text">The value as XNAT stores it.</param>
            """);
    }

    public static void Body(SourceWriter writer, GeneratedEnumeration enumeration, string modifier)
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
