using System.Globalization;

namespace Xnat.Typed.Tool.Output;

/// <summary>Writes a cell as a text, whatever the culture of the machine.</summary>
internal static class CellText
{
    public static string Of(object? cell) => cell switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
