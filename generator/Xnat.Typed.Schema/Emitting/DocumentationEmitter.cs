using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Emitting;

/// <summary>Writes XML documentation comments.</summary>
internal static class DocumentationEmitter
{
    public static void Type(SourceWriter writer, DocumentationText documentation, string dataType)
    {
        var origin = Join(
            "XNAT data type <c>" + Literal.Documentation(dataType) + "</c>, not safe for several threads.",
            Literal.Documentation(documentation.Constraint));
        if (documentation.Summary.Length == 0)
        {
            writer.Line("/// <summary>" + origin + "</summary>");
            return;
        }

        writer.Line("/// <summary>" + Literal.Documentation(documentation.Summary) + "</summary>");
        writer.Line("/// <remarks>" + Join(Literal.Documentation(documentation.Remarks), origin) + "</remarks>");
    }

    public static void Member(SourceWriter writer, DocumentationText documentation)
    {
        var origin = documentation.Origin + " <c>" + Literal.Documentation(documentation.Path) + "</c>"
            + (documentation.Constraint.Length > 0 ? ", " + Literal.Documentation(documentation.Constraint) : ".");
        if (documentation.Summary.Length == 0)
        {
            writer.Line("/// <summary>" + origin + "</summary>");
            return;
        }

        writer.Line("/// <summary>" + Literal.Documentation(documentation.Summary) + "</summary>");
        writer.Line("/// <remarks>" + Join(Literal.Documentation(documentation.Remarks), origin) + "</remarks>");
    }

    private static string Join(string first, string second) =>
        first.Length == 0 ? second : second.Length == 0 ? first : first + " " + second;
}
