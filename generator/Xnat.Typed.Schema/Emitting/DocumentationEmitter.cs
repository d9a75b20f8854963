using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Emitting;

/// <summary>Writes XML documentation comments.</summary>
internal static class DocumentationEmitter
{
    private const int MostValues = 12;
    private const int LongestValue = 40;

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
            + (documentation.Constraint.Length > 0 ? ", " + Literal.Documentation(documentation.Constraint) : ".")
            + (documentation.Values.Count > 0 ? " Allowed: " + Values(documentation.Values) + "." : "");
        if (documentation.Summary.Length == 0)
        {
            writer.Line("/// <summary>" + origin + "</summary>");
            return;
        }

        writer.Line("/// <summary>" + Literal.Documentation(documentation.Summary) + "</summary>");
        writer.Line("/// <remarks>" + Join(Literal.Documentation(documentation.Remarks), origin) + "</remarks>");
    }

    /// <summary>Allowed values, as many and as much of each as somebody reads who points at a name.</summary>
    public static string Values(IReadOnlyList<string> values)
    {
        var shown = values.Take(MostValues).Select(value => value.Length == 0 ? "an empty text"
            : "<c>" + Literal.Documentation(value.Length > LongestValue ? value.Substring(0, LongestValue) + "…" : value) + "</c>");
        var more = values.Count - MostValues;
        return string.Join(", ", shown) + (more > 0 ? " and " + more.ToString(CultureInfo.InvariantCulture) + " more" : "");
    }

    private static string Join(string first, string second) =>
        first.Length == 0 ? second : second.Length == 0 ? first : first + " " + second;
}
