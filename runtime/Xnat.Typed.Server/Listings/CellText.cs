using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Listings;

/// <summary>Stored values as tables show them.</summary>
/// <param name="version">The version of XNAT.</param>
internal sealed class CellText(Version version)
{
    /// <summary>From here on tables show the milliseconds of a time; before they cut it at the second.</summary>
    private static readonly Version WithMilliseconds = new(1, 8, 9);

    private readonly int digits = version < WithMilliseconds ? 0 : 3;

    public string Show(string text, SimpleKind kind) => kind switch
    {
        // The database keeps booleans of the schema as integers.
        SimpleKind.Boolean => text == "true" ? "1" : "0",
        SimpleKind.Double => Formats.JavaDouble(text),
        SimpleKind.Time => Time(text),
        SimpleKind.DateTime => text.Contains('.', StringComparison.Ordinal) ? text : text + ".0",
        _ => text,
    };

    private string Time(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var (seconds, fraction) = dot < 0 ? (text, "") : (text[..dot], text[(dot + 1)..]);
        return digits == 0 ? seconds : $"{seconds}.{fraction.PadRight(digits, '0')[..digits]}";
    }
}
