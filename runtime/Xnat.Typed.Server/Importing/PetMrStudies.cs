using System.Text.RegularExpressions;

namespace Xnat.Typed.Server.Importing;

/// <summary>Studies of scanners that are PET and MR at once. The setting <c>separate</c> makes two sessions of one.</summary>
internal static partial class PetMrStudies
{
    /// <summary>
    /// The parts of a study, each with what is put behind the label; one part without a suffix where nothing is to be separated.
    /// </summary>
    public static IReadOnlyList<(string Suffix, List<DicomFile> Files, string? Setting)> Split(List<DicomFile> study, string? setting)
    {
        if (setting != "separate") return [("", study, setting)];
        var mr = study.Where(file => SopClasses.ScanType([file.SopClass]) == "xnat:mrScanData").ToList();
        var hasPet = study.Exists(file => SopClasses.ScanType([file.SopClass]) == "xnat:petScanData");
        if (!hasPet || mr.Count == 0) return [("", study, null)];
        // MR that serves the attenuation correction only belongs to the PET.
        if (mr.TrueForAll(file => Correction().IsMatch(file.Header.Text(0x0008, 0x103e) ?? ""))) return [("", study, "pet")];
        return [("_PET", [.. study.Except(mr)], null), ("_MR", mr, null)];
    }

    [GeneratedRegex("MRAC", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Correction();
}
