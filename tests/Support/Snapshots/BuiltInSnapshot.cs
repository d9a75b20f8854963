using System.Runtime.CompilerServices;
using System.Text;
using Xunit.Sdk;

namespace Xnat.Typed.Tests.Support.Snapshots;

/// <summary>
/// Compares what a test received with an accepted file in <c>_snapshots/</c> beside the test.
/// File names and text rules are those of Verify, so the accepted files serve both back ends.
/// </summary>
/// <remarks>Set <c>SNAPSHOT_ACCEPT=1</c> to accept what the tests receive, then review the changed files.</remarks>
public static class Snapshot
{
    /// <summary>Compares one text with <c>{Type}.{Method}.verified.{extension}</c>.</summary>
    public static Task Match(
        string text,
        string extension = "txt",
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string method = "") =>
        Match([new SnapshotTarget(null, text, extension)], sourceFile, method);

    /// <summary>
    /// Compares each text with <c>{Type}.{Method}#{name}.verified.{extension}</c>; an
    /// accepted file that no text belongs to fails the test.
    /// </summary>
    public static Task Match(
        IEnumerable<SnapshotTarget> targets,
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string method = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(sourceFile)!, "_snapshots");
        var prefix = $"{Path.GetFileNameWithoutExtension(sourceFile)}.{method}";
        var failures = new StringBuilder();
        var expected = new HashSet<string>(StringComparer.Ordinal);
        foreach (var target in targets)
        {
            var stem = target.Name is null ? prefix : $"{prefix}#{target.Name}";
            expected.Add($"{stem}.verified.{target.Extension}");
            Compare(folder, stem, target, failures);
        }

        foreach (var leftover in Leftovers(folder, prefix).Where(file => !expected.Contains(file)))
            failures.AppendLine($"Delete: {leftover} belongs to no text of this test.");
        if (failures.Length > 0) throw new XunitException($"Snapshots of {prefix} differ.\n{failures}");
        return Task.CompletedTask;
    }

    private static IEnumerable<string> Leftovers(string folder, string prefix) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.verified.*").Select(file => Path.GetFileName(file)!)
                .Where(file =>
                    file.StartsWith(prefix + ".verified.", StringComparison.Ordinal)
                    || file.StartsWith(prefix + "#", StringComparison.Ordinal))
            : [];

    private static void Compare(string folder, string stem, SnapshotTarget target, StringBuilder failures)
    {
        var verified = Path.Combine(folder, $"{stem}.verified.{target.Extension}");
        var received = Path.Combine(folder, $"{stem}.received.{target.Extension}");
        var text = target.Text.Replace("\r\n", "\n", StringComparison.Ordinal);
        var accepted = File.Exists(verified) ? File.ReadAllText(verified).Replace("\r\n", "\n", StringComparison.Ordinal) : null;
        if (accepted == text || accepted == text + "\n")
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(folder);
        if (Environment.GetEnvironmentVariable("SNAPSHOT_ACCEPT") == "1")
        {
            File.WriteAllText(verified, text, new UTF8Encoding(false));
            return;
        }

        File.WriteAllText(received, text, new UTF8Encoding(false));
        failures.AppendLine(accepted is null ? $"New: {Path.GetFileName(verified)}" : $"NotEqual: {Path.GetFileName(verified)}");
        failures.AppendLine(FirstDifference(accepted ?? "", text));
    }

    private static string FirstDifference(string accepted, string received)
    {
        var left = accepted.Split('\n');
        var right = received.Split('\n');
        var line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line]) line++;
        return $"  line {line + 1}\n  - {(line < left.Length ? left[line] : "(end)")}\n  + {(line < right.Length ? right[line] : "(end)")}";
    }
}
