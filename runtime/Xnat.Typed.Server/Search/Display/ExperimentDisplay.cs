using System.Globalization;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Search.Display;

/// <summary>What listings show of sessions, subject assessors and image assessors.</summary>
internal static class ExperimentDisplay
{
    public static IReadOnlyList<string> Listing { get; } =
        ["LABEL", "SESSION_ID", "SUBJECT_ID", "SUBJECT_LABEL", "PROJECT", "PROJECTS", "DATE", "AGE", "INSERT_DATE", "INSERT_USER"];

    public static IEnumerable<DisplayField> Fields { get; } =
    [
        // Both are the key of the experiment itself, of an image assessor too: xnatpy builds its addresses of the first.
        DisplayField.Of("SESSION_ID", "Session", "ID"),
        DisplayField.Of("EXPT_ID", "Experiment", "ID"),
        DisplayField.Of("LABEL", "Label", "label") with { Link = "EXPT_ID" },
        .. CommonDisplay.Projects,
        DisplayField.Computed(
            "SUBJECT_ID", "Subject", (scope, row) => scope.Relations.SubjectOf(row)?.Id ?? row["subject_ID"]) with { Path = "subject_ID" },
        DisplayField.Computed(
            "SUBJECT_LABEL", "Subject", (scope, row) => scope.Relations.SubjectOf(row)?.Label) with { Link = "SUBJECT_ID" },
        DisplayField.Of("DATE", "Date", "date", SimpleKind.Date),
        DisplayField.Computed("AGE", "Age", Age, SimpleKind.Decimal) with { Path = "age" },
        .. CommonDisplay.Stamps,
        DisplayField.Computed("SESSION_LABEL", "Session", (scope, row) => (scope.Relations.SessionOf(row) ?? row).Label),
        DisplayField.Computed(
            "SCANNER_CSV",
            "Scanner",
            (_, row) => string.Join(
                ' ',
                new[] { row["scanner/manufacturer"], row["scanner/model"], row["scanner"] }.Where(word => !string.IsNullOrEmpty(word)))),
        DisplayField.Computed(
            "SCAN_COUNT", "Scans", (_, row) => row.Rows("scans/scan").Count.ToString(CultureInfo.InvariantCulture), SimpleKind.Int),
        DisplayField.Computed(
            "VALIDATION_STATUS",
            "Validation",
            (_, row) => row.Rows("validation") is [var validation, ..] ? validation["status"] : null) with { Path = "validation/status" },
    ];

    /// <summary>The display document of MR sessions links a label to SESSION_ID, those of other experiments to EXPT_ID.</summary>
    public static DisplayField Linked(DisplayField field, TypeEntry type) =>
        field.Link == "EXPT_ID" && type.Is("xnat:mrSessionData") ? field with { Link = "SESSION_ID" } : field;

    private static string? Age(DisplayScope scope, Row row)
    {
        if (row["age"] is { } age) return age;
        if (scope.Relations.SubjectOf(row) is not { } subject) return null;
        var day = DateOnly.TryParse(row["date"] ?? scope.Relations.SessionOf(row)?["date"], CultureInfo.InvariantCulture, out var date)
            ? date
            : DateOnly.FromDateTime(row.Created.Time.UtcDateTime);
        return SubjectDisplay.AgeOn(subject, day);
    }
}
