using System.Globalization;
using Xnat.Typed.Tool.Accounts;

namespace Xnat.Typed.Tool.Changes;

/// <summary>
/// The file of accepted changes: a line each with fingerprint, date and reason, parted by blanks; what is behind <c>#</c> at the beginning
/// of a line is for people.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Changes">What it says, by fingerprint.</param>
internal sealed record AcceptedChanges(string Path, IReadOnlyDictionary<string, AcceptedChange> Changes)
{
    public const string FileName = "accepted-changes.txt";

    private const string DateFormat = "yyyy-MM-dd";

    private const int FingerprintLength = 16;

    /// <summary>What the file says; nothing if there is none.</summary>
    /// <exception cref="MisuseException">A line is not of that form.</exception>
    public static async Task<AcceptedChanges> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var changes = new Dictionary<string, AcceptedChange>(StringComparer.Ordinal);
        if (!File.Exists(path)) return new(path, changes);
        var lines = await File.ReadAllLinesAsync(path, cancellationToken).ConfigureAwait(false);
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index].Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            var change = Parse(line, index + 1) ?? throw new MisuseException(
                $"{path}({index + 1}): no fingerprint, date and reason, such as '{Line(new string('0', FingerprintLength), "why")}'.");
            if (!changes.TryAdd(change.Fingerprint, change))
                throw new MisuseException($"{path}({index + 1}): the fingerprint of line {changes[change.Fingerprint].Line}; remove one.");
        }

        return new(path, changes);
    }

    /// <summary>A line to put into the file today.</summary>
    public static string Line(string fingerprint, string reason) =>
        $"{fingerprint} {DateTime.UtcNow.ToString(DateFormat, CultureInfo.InvariantCulture)} {reason}";

    /// <summary>Adds lines of today to the file, which is made where there is none.</summary>
    /// <param name="fingerprints">Of the changes.</param>
    /// <param name="reason">Why somebody lives with them.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task AddAsync(IEnumerable<string> fingerprints, string reason, CancellationToken cancellationToken)
    {
        var before = File.Exists(Path) ? await File.ReadAllTextAsync(Path, cancellationToken).ConfigureAwait(false) : "";
        var end = before.Length == 0 || before.EndsWith('\n') ? "" : "\n";
        var lines = string.Concat(fingerprints.Select(fingerprint => $"{Line(fingerprint, reason)}\n"));
        if (System.IO.Path.GetDirectoryName(Path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        await File.AppendAllTextAsync(Path, end + lines, cancellationToken).ConfigureAwait(false);
    }

    private static AcceptedChange? Parse(string line, int number) =>
        line.Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries) is [var fingerprint, var date, var reason]
            && fingerprint.Length == FingerprintLength && fingerprint.All(char.IsAsciiHexDigit)
            && DateOnly.TryParseExact(date, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new(fingerprint.ToLowerInvariant(), day, reason, number)
            : null;
}
