namespace Xnat.Typed.Tool.Changes.Formats;

/// <summary>Writes a comparison in any format.</summary>
internal static class ChangeWriter
{
    /// <param name="report">The comparison.</param>
    /// <param name="format">For whom.</param>
    /// <param name="isAll">Whether a person sees compatible changes as well; a program always does.</param>
    public static string Write(ChangeReport report, ChangeFormat format, bool isAll) => format switch
    {
        ChangeFormat.Json => ChangeJson.Write(report),
        ChangeFormat.Sarif => ChangeSarif.Write(report),
        ChangeFormat.Junit => ChangeJunit.Write(report),
        ChangeFormat.Markdown => ChangeMarkdown.Write(report, isAll),
        _ => ChangeText.Write(report, isAll),
    };
}
