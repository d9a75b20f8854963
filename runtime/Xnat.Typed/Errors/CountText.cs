using System.Globalization;

namespace Xnat.Typed;

/// <summary>Says how many there are of something.</summary>
internal static class CountText
{
    /// <summary>The number and the noun, which is in the singular after 1 alone: <c>1 file</c>, <c>0 files</c>.</summary>
    /// <param name="number">How many.</param>
    /// <param name="noun">Of what, in the singular; its plural is made by an s.</param>
    public static string Of(long number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");
}
