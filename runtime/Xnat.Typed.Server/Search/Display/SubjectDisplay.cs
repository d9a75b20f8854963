using System.Globalization;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Search.Display;

/// <summary>What listings show of subjects.</summary>
internal static class SubjectDisplay
{
    public static IReadOnlyList<string> Listing { get; } =
    [
        "SUBJECT_LABEL", "SUBJECTID", "INSERT_DATE", "PROJECTS", "PROJECT", "MR_COUNT", "PET_COUNT", "CT_COUNT", "GENDER_TEXT",
        "HANDEDNESS_TEXT", "DOB", "EDUC", "SES", "INSERT_USER",
    ];

    public static IEnumerable<DisplayField> Fields(TypeCatalog types) =>
    [
        DisplayField.Of("SUBJECT_ID", "Subject", "ID"),
        DisplayField.Of("SUBJECTID", "SubjectID", "ID"),
        DisplayField.Of("SUBJECT_LABEL", "Label", "label") with { Link = "SUBJECTID" },
        DisplayField.Of("XNAT_COL_SUBJECTDATALABEL", "Label", "label"),
        .. CommonDisplay.Projects,
        DisplayField.Of("SUB_GROUP", "Group", "group"),
        DisplayField.Computed("ADD_IDS", "Add IDs", (_, row) => Joined(row.Rows("addID").Select(id => id["addID"]))),
        .. CommonDisplay.Stamps,
        Demographic("GENDER_TEXT", "M/F", "gender"),
        Demographic("HANDEDNESS_TEXT", "Hand", "handedness"),
        Demographic("DOB", "DOB", "dob", SimpleKind.Date),
        Demographic("YOB", "YOB", "yob", SimpleKind.Int),
        DisplayField.Computed(
            "AGE",
            "Age",
            (scope, row) => AgeOn(row, DateOnly.FromDateTime(scope.Store.Clock.GetUtcNow().UtcDateTime)),
            SimpleKind.Decimal) with { Path = "demographics/age" },
        Demographic("EDUC", "Educ", "education", SimpleKind.Int),
        Demographic("SES", "SES", "ses", SimpleKind.Int),
        Demographic("RACE", "Race", "race"),
        Demographic("ETHNICITY", "Ethnicity", "ethnicity"),
        DisplayField.Computed(
            "INVEST_CSV",
            "Investigators",
            (_, row) => Joined(row.Rows("investigator").Select(person => $"{person["lastname"]} {person["firstname"]}".Trim()))),
        .. CommonDisplay.SessionCounts(types, "", (scope, row) => scope.Store.ExperimentsOf(row.Id).Where(scope.CanRead)),
    ];

    /// <summary>Years of a subject on a day: as recorded, or from the date or the year of birth.</summary>
    public static string? AgeOn(Row subject, DateOnly day)
    {
        if (subject.Rows("demographics") is not [var person, ..]) return null;
        if (person["age"] is { } age) return age;
        if (DateOnly.TryParse(person["dob"], CultureInfo.InvariantCulture, out var born))
        {
            var years = day.Year - born.Year;
            return (born.AddYears(years) > day ? years - 1 : years).ToString(CultureInfo.InvariantCulture);
        }

        return int.TryParse(person["yob"], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? (day.Year - year).ToString(CultureInfo.InvariantCulture)
            : null;
    }

    private static DisplayField Demographic(string id, string header, string name, SimpleKind kind = SimpleKind.String) =>
        DisplayField.Computed(
            id,
            header,
            (_, row) => row.Rows("demographics") is [var person, ..] ? person[name] : null,
            kind) with { Path = "demographics/" + name };

    private static string Joined(IEnumerable<string?> words) => string.Join(", ", words.Where(word => !string.IsNullOrEmpty(word)));
}
