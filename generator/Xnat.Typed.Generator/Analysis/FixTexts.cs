namespace Xnat.Typed.Generator.Analysis;

/// <summary>Names of what an analyzer leaves with a diagnostic for the fixes of editors; the source is in both assemblies.</summary>
internal static class FixTexts
{
    /// <summary>What was probably meant: takes the place of what was reported.</summary>
    public const string Suggestion = "Suggestion";

    /// <summary>The descriptor of a property, <c>MrScanData.Schema.Quality</c>; the listing is at the first additional location.</summary>
    public const string Column = "Column";

    /// <summary>Name of the variable of a loop; the loop is at the second additional location.</summary>
    public const string Row = "Row";
}
