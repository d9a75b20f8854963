using System.Security.Cryptography;

namespace Xnat.Typed.Tool.Parity;

/// <summary>Names of what <c>--write</c> makes: of one run alone, so that nothing else is ever changed or deleted.</summary>
internal static class MadeNames
{
    /// <summary>XNAT takes 24 characters for the title of a project at the most.</summary>
    public static string New() => "parity_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));

    /// <summary>What stands for the names in braces while objects are made and removed.</summary>
    public static Dictionary<string, string> Of(string name) => new(StringComparer.Ordinal)
    {
        ["subject"] = name,
        ["experiment"] = name + "_MR",
        ["assessor"] = name + "_QC",
        ["waiting"] = name + "_PRE",
        ["target"] = name + "_P",
        ["home"] = name + "_P",
        ["cache"] = name,
        ["scan"] = "1",
        ["reconstruction"] = "R1",
        ["resource"] = "PARITY",
        ["file"] = "parity.txt",
        ["scan-resource"] = "DICOM",
        ["scan-file"] = "one.dcm",
        ["field"] = "parity",
    };
}
