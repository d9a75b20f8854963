namespace Xnat.Typed.Server.Importing;

/// <summary>What XNAT makes of SOP classes and modalities: types of scans and sessions, and which files are primary.</summary>
internal static class SopClasses
{
    private const string Storage = "1.2.840.10008.5.1.4.1.1.";

    /// <summary>
    /// Types by precedence; the first one that a mixed series or study has is the lead. What is missing here is never chosen.
    /// </summary>
    private static readonly string[] Precedence =
    [
        "pet", "mr", "ct", "xa", "us", "rtImage", "cr", "opt", "mg", "dx", "nm", "sr", "seg", "sc", "sm", "gm", "rf", "es", "rg", "dms",
        "cfm", "pa", "ecg", "ann", "emg", "eog", "resp", "pos", "obj", "mtl", "eeg", "otherDicom",
    ];

    private static readonly Dictionary<string, string> ScanTypes = Load(
        "pet 128 130|mr 4 4.1 4.3|ct 2 2.1|xa 12.1 13.1.1|us 6.1 3.1|rtImage 481.1 481.2 481.3 481.4 481.5 481.6 481.7 481.8 481.9|cr "
        + "1|opt 77.1.5.4|dx3DCraniofacial 13.1.2|ecg 9.1.1 9.1.3|eps 9.3.1|esv 77.1.1.1|gmv 77.1.2.1|hd 9.2.1|io 1.3 1.3.1"
        + "|obj 104.4|mtl 104.5|mg 1.2 1.2.1|dx 1.1 1.1.1|nm 20|op 77.1.5.1 77.1.5.2|rf 12.2|xcv 77.1.4.1|sc 7|seg 66.4|sr 88.11 88.22 "
        + "88.33 88.50 88.65 88.67 88.69 88.70|sm 77.1.6|gm 77.1.2|dms 77.1.7|cfm 77.1.8|pa 6.3|ann 91.1"
        + "|emg 9.7.2|eog 9.7.3|eeg 9.7.1|resp 9.6.1 9.6.2|pos 9.8.1");

    private static readonly HashSet<string> Primary =
    [
        .. (
            "1 1.1 1.1.1 1.2 1.2.1 1.3 1.3.1 2 2.1 3.1 4 4.1 6.1 6.3 9.1.1 9.1.3 9.2.1 9.3.1 9.6.1 9.7.2 9.7.3 9.8.1 12.1 12.2 "
            + "13.1.1 13.1.2 13.1.3 20 77.1.1.1 77.1.2 77.1.2.1 77.1.4.1 77.1.5.1 77.1.5.2 77.1.5.4 77.1.6 77.1.7 77.1.8 88.11 88.22 "
            + "91.1 104.4 104.5 128 130 481.1 481.2")
            .Split(' ').Select(suffix => Storage + suffix),
    ];

    /// <summary>Types that say nothing about the session: such objects follow the modality of the rest.</summary>
    private static readonly HashSet<string> Followers = ["sc", "seg", "otherDicom", "ann", "mtl"];

    private static readonly Dictionary<string, string> SessionsByModality = new(StringComparer.Ordinal)
    {
        ["MR"] = "mr", ["PT"] = "pet", ["CT"] = "ct", ["XA"] = "xa", ["US"] = "us", ["IVUS"] = "us", ["CR"] = "cr", ["OPT"] = "opt",
        ["MG"] = "mg", ["DX"] = "dx", ["NM"] = "nm", ["SR"] = "sr", ["SC"] = "otherDicom", ["OT"] = "otherDicom",
        ["ANN"] = "otherDicom", ["SM"] = "sm", ["RF"] = "rf", ["OP"] = "op", ["GM"] = "gm", ["ES"] = "es", ["XC"] = "xc", ["RG"] = "rg",
        ["DMS"] = "dms", ["CFM"] = "cfm", ["PA"] = "pa", ["ECG"] = "ecg", ["EMG"] = "emg", ["EOG"] = "eog",
        ["RESP"] = "resp", ["POS"] = "pos", ["EEG"] = "eeg", ["OBJ"] = "obj",
    };

    /// <summary>Order in which the modality leads, for studies whose SOP classes say nothing.</summary>
    private static readonly string[] LeadModalities = ["PT", "MR", "CT", "XA", "US", "CR", "OPT", "MG", "DX", "NM", "SR"];

    /// <summary>Primary files go to the resource <c>DICOM</c>, all others to <c>secondary</c>.</summary>
    public static bool IsPrimary(string? sopClass) => sopClass is not null && Primary.Contains(sopClass);

    /// <summary>Type of a scan, <c>xnat:mrScanData</c>.</summary>
    public static string ScanType(IEnumerable<string?> sopClasses) => $"xnat:{Lead(sopClasses)}ScanData";

    /// <summary>Type of a session, <c>xnat:mrSessionData</c>: by SOP class first, so a wrong modality does not matter.</summary>
    /// <param name="sopClasses">SOP classes of the study.</param>
    /// <param name="modalities">Its modalities.</param>
    /// <param name="petMr">The setting for studies of a scanner of both kinds.</param>
    public static string SessionType(IReadOnlyCollection<string?> sopClasses, IReadOnlyCollection<string> modalities, string? petMr = null)
    {
        var types = sopClasses.Select(TypeOf).Where(type => !Followers.Contains(type)).ToHashSet(StringComparer.Ordinal);
        if (types.Contains("pet") && types.Contains("mr")) return petMr == "pet" ? "xnat:petSessionData" : "xnat:petmrSessionData";
        var lead = Array.Find(Precedence, types.Contains);
        lead ??= LeadModality(modalities) is { } modality ? SessionOf(modality) : null;
        return lead is null or "otherDicom" ? "xnat:otherDicomSessionData"
            : lead == "rtImage" ? "xnat:rtSessionData"
            : $"xnat:{lead}SessionData";
    }

    /// <summary>The modality that leads a series or a study.</summary>
    public static string? LeadModality(IReadOnlyCollection<string> modalities) =>
        Array.Find(LeadModalities, modalities.Contains)
        ?? modalities.Where(modality => SessionOf(modality) is not null).Order(StringComparer.Ordinal).FirstOrDefault()
        ?? modalities.Order(StringComparer.Ordinal).FirstOrDefault();

    private static string? SessionOf(string modality) =>
        modality.StartsWith("RT", StringComparison.Ordinal) ? "rt" : SessionsByModality.GetValueOrDefault(modality);

    private static string Lead(IEnumerable<string?> sopClasses)
    {
        var types = sopClasses.Select(TypeOf).ToHashSet(StringComparer.Ordinal);
        return Array.Find(Precedence, types.Contains) ?? "otherDicom";
    }

    private static string TypeOf(string? sopClass) =>
        sopClass is not null && ScanTypes.TryGetValue(sopClass, out var type) ? type : "otherDicom";

    private static Dictionary<string, string> Load(string table)
    {
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in table.Split('|').Select(line => line.Split(' ')))
            foreach (var suffix in line.Skip(1)) types[Storage + suffix] = line[0];
        return types;
    }
}
