using System.Collections.Frozen;

namespace Xnat.Typed.Server.Paths;

/// <summary>The short names that XNAT accepts as query keys and column names, with the paths that they stand for.</summary>
internal sealed class Shortcuts
{
    private const string Demographics = "xnat:subjectData/demographics[@xsi:type=xnat:demographicData]/";

    private static readonly FrozenDictionary<string, string> ReadOnly = new Dictionary<string, string>
    {
        ["xnat:imageSessionData/ID"] = "session_ID",
        ["xnat:imageSessionData/label"] = "session_label",
        ["xnat:imageSessionData/project"] = "session_project",
        ["xnat:subjectData/label"] = "subject_label",
        ["xnat:subjectData/project"] = "subject_project",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly FrozenDictionary<string, string> paths;

    private Shortcuts(IEnumerable<(string Name, string Path)> entries) =>
        paths = entries.ToFrozenDictionary(entry => entry.Name, entry => entry.Path, StringComparer.Ordinal);

    public static Shortcuts Project { get; } = new(
    [
        .. Of("xnat:projectData/", "ID", "secondary_ID", "name", "description", "keywords"),
        ("alias", "xnat:projectData/aliases/alias/alias"),
        ("pi_firstname", "xnat:projectData/PI/firstname"), ("pi_lastname", "xnat:projectData/PI/lastname"),
        ("note", "xnat:projectData/fields/field[name=note]/field"),
    ]);

    public static Shortcuts Subject { get; } = new(
    [
        .. Of("xnat:subjectData/", "project", "label", "ID", "group", "src"),
        ("pi_firstname", "xnat:subjectData/investigator/firstname"), ("pi_lastname", "xnat:subjectData/investigator/lastname"),
        .. Of(
            Demographics,
            "dob",
            "yob",
            "age",
            "gender",
            "handedness",
            "ses",
            "education",
            "educationDesc",
            "race",
            "ethnicity",
            "weight",
            "height",
            "gestational_age",
            "post_menstrual_age",
            "birth_weight"),
    ]);

    public static Shortcuts Assessor { get; } = new(General());

    /// <summary>
    /// Some of them belong to one modality, which is why a column or a filter can narrow a
    /// listing to it; <c>stabilization</c> is the PET field only.
    /// </summary>
    public static Shortcuts Experiment { get; } = new(
    [
        .. General(),
        ("visit", "xnat:experimentData/visit"), ("protocol", "xnat:experimentData/protocol"),
        ("subject_ID", "xnat:subjectAssessorData/subject_ID"),
        .. Of(
            "xnat:imageSessionData/",
            "scanner",
            "operator",
            "dcmAccessionNumber",
            "dcmPatientId",
            "dcmPatientName",
            "session_type",
            "modality",
            "UID"),
        ("studyInstanceUID", "xnat:imageSessionData/UID"),
        .. Of("xnat:mrSessionData/", "coil", "fieldStrength", "marker"),
        .. Of("xnat:petSessionData/", "stabilization", "studyType", "patientID", "patientName"),
        ("scan_start_time", "xnat:petSessionData/start_time_scan"), ("injection_start_time", "xnat:petSessionData/start_time_injection"),
        ("tracer_name", "xnat:petSessionData/tracer/name"), ("tracer_startTime", "xnat:petSessionData/tracer/startTime"),
        ("tracer_dose", "xnat:petSessionData/tracer/dose"),
        ("tracer_specificActivity", "xnat:petSessionData/tracer/specificActivity"),
        ("tracer_totalMass", "xnat:petSessionData/tracer/totalMass"),
        ("tracer_intermediate", "xnat:petSessionData/tracer/intermediate"),
        ("tracer_isotope", "xnat:petSessionData/tracer/isotope/half-life"),
    ]);

    /// <summary>From <c>orientation</c> on they are PET fields only, so <c>orientation=</c> on an MR scan is ignored.</summary>
    public static Shortcuts Scan { get; } = new(
    [
        .. Of(
            "xnat:imageScanData/",
            "ID",
            "type",
            "UID",
            "note",
            "quality",
            "condition",
            "series_description",
            "documentation",
            "scanner",
            "modality",
            "frames"),
        .. Validation("xnat:imageScanData/"),
        ("scanTime", "xnat:imageScanData/startTime"),
        .. Of("xnat:mrScanData/", "coil", "fieldStrength", "marker", "stabilization"),
        .. Of(
            "xnat:petScanData/parameters/",
            "orientation",
            "originalFileName",
            "systemType",
            "fileType",
            "transaxialFOV",
            "acqType",
            "facility",
            "numPlanes",
            "numFrames",
            "numGates",
            "planeSeparation",
            "binSize",
            "dataType"),
    ]);

    public static Shortcuts Reconstruction { get; } = new(Of("xnat:reconstructedImageData/", "ID", "type", "baseScanType"));

    public IEnumerable<KeyValuePair<string, string>> All => paths;

    /// <summary>
    /// The name of a column that cannot be written, for a path that stands for it: <c>session_ID</c> for <c>xnat:imageSessionData/id</c>.
    /// </summary>
    public static string? ReadOnlyName(string path) => ReadOnly.GetValueOrDefault(path);

    public string? Find(string name) => paths.GetValueOrDefault(name);

    private static IEnumerable<(string Name, string Path)> General() =>
    [
        .. Of("xnat:experimentData/", "ID", "visit_id", "date", "time", "note", "project", "label"),
        ("pi_firstname", "xnat:experimentData/investigator/firstname"), ("pi_lastname", "xnat:experimentData/investigator/lastname"),
        .. Validation("xnat:experimentData/"),
    ];

    private static IEnumerable<(string Name, string Path)> Validation(string root) =>
        [
            ("validation_method", root + "validation/method"), ("validation_status", root + "validation/status"),
            ("validation_date", root + "validation/date"), ("validation_notes", root + "validation/notes"),
        ];

    private static IEnumerable<(string Name, string Path)> Of(string prefix, params string[] names) =>
        names.Select(name => (name, prefix + name));
}
