namespace Xnat.Typed.Server.Search.Display;

/// <summary>What listings show of scans and reconstructions.</summary>
internal static class ScanDisplay
{
    public static IReadOnlyList<string> Listing { get; } =
        [
            "ID", "TYPE", "QUALITY", "SERIES_DESCRIPTION", "SESSION_ID", "SESSION_LABEL", "SUBJECT_ID", "SUBJECT_LABEL", "PROJECT",
            "INSERT_DATE", "INSERT_USER"
        ];

    public static IReadOnlyList<DisplayField> Fields { get; } =
    [
        DisplayField.Of("ID", "ID", "ID"),
        DisplayField.Of("TYPE", "Type", "type"),
        DisplayField.Computed(
            "SESSION_ID", "Session", (scope, row) => scope.Relations.SessionOf(row)?.Id) with { Path = "image_session_ID" },
        DisplayField.Computed(
            "SESSION_LABEL", "Session", (scope, row) => scope.Relations.SessionOf(row)?.Label) with { Link = "SESSION_ID" },
        DisplayField.Computed("SUBJECT_ID", "Subject", (scope, row) => scope.Relations.SubjectOf(row)?.Id),
        DisplayField.Computed(
            "SUBJECT_LABEL", "Subject", (scope, row) => scope.Relations.SubjectOf(row)?.Label) with { Link = "SUBJECT_ID" },
        .. CommonDisplay.Projects,
        .. CommonDisplay.Stamps,
    ];
}
