using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Xnat.Typed.Server.Tests.Dicom;

/// <summary>Other readers of DICOM: Debian's pydicom and dcmtk.</summary>
internal static partial class DicomPeers
{
    private const string Python = "/usr/bin/python3";
    private const string Dcmdump = "/usr/bin/dcmdump";

    public static bool AreInstalled { get; } = File.Exists(Dcmdump)
        && File.Exists(Python)
        && Run(Python, "-c", "import pydicom").Status == 0;

    /// <summary>
    /// Rows of tag, inner tag, representation and value by path; <see langword="null"/> where pydicom says that the file is no DICOM.
    /// </summary>
    public static Dictionary<string, List<string[]>?> Pydicom(IEnumerable<string> paths)
    {
        var script = Path.Combine(SharedFiles.RepositoryRoot(), "tests", "Server.Tests", "Dicom", "pydicom_dump.py");
        var (status, output) = Run(Python, [script, .. paths]);
        Assert.True(status == 0, "pydicom_dump.py failed");
        return JsonSerializer.Deserialize<Dictionary<string, List<string[]>?>>(output)!;
    }

    /// <summary>
    /// Tag, inner tag, representation and value of the elements in front of the pixels, of two
    /// levels; <see langword="null"/> where dcmdump refuses the file.
    /// </summary>
    /// <remarks>
    /// dcmdump shows <c>??</c> for an unknown representation and small letters for some that depend on
    /// others, and values by its own rules: only those in square brackets are plain.
    /// </remarks>
    public static List<string[]>? DcmDump(string path)
    {
        var (status, output) = Run(Dcmdump, "-q", "+L", "-Un", "+R", "100", path);
        if (status != 0) return null;
        var rows = new List<string[]>();
        var sequence = "";
        foreach (var line in output.Split('\n'))
        {
            var match = Line().Match(line);
            if (!match.Success) continue;
            var (depth, tag, vr, value) = (
                match.Groups["indent"].Length / 2,
                match.Groups["tag"].Value.ToUpperInvariant(),
                match.Groups["vr"].Value,
                match.Groups["value"].Value);
            if (tag is "(7FE0,0010)" && depth == 0) break;
            if (tag is "(FFFE,E000)" && depth == 1) rows.Add([sequence, sequence, "SQ", ""]);
            if (tag.StartsWith("(FFFE,", StringComparison.Ordinal)) continue;
            if (depth == 0) sequence = tag;
            if (depth == 0 && vr != "SQ") rows.Add([tag, "", vr, value]);
            if (depth == 2) rows.Add([sequence, tag, vr, value]);
        }

        return rows;
    }

    private static (int Status, string Output) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.Latin1
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        _ = errors.GetAwaiter().GetResult();
        return (process.ExitCode, output);
    }

    [GeneratedRegex(
        @"^(?<indent> *)(?<tag>\([0-9a-f]{4},[0-9a-f]{4}\)) (?<vr>[A-Za-z?]{2}) (?:\[(?<value>.*)\] +#|.*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
