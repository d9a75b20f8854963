using System.Security.Cryptography;

namespace Xnat.Typed.Tool.Parity;

/// <summary>Names of what <c>--write</c> makes: of one run alone, so that nothing else is ever changed or deleted.</summary>
internal static class MadeNames
{
    public static string New() => "parity_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    /// <summary>What stands for the names in braces while objects are made and removed.</summary>
    public static Dictionary<string, string> Of(string name) => new(StringComparer.Ordinal)
    {
        ["subject"] = name,
        ["experiment"] = name + "_MR",
        ["scan"] = "1",
        ["resource"] = "PARITY",
        ["file"] = "parity.txt",
    };
}
