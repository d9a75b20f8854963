using System.Text.RegularExpressions;
using Xnat.Typed.Schema.Changes;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Pulling;

namespace Xnat.Typed.Tool.Changes.Uses;

/// <summary>
/// Finds what of a program changes concern. What breaks is said by the compiler and its analyzer, which see the new schemas in place of the
/// old ones; what may be affected is where a name stands whose data are read or written in another way.
/// </summary>
internal sealed class UseFinder(string folder, IReadOnlyList<ReportedChange> changes)
{
    /// <param name="project">Path of the project file.</param>
    /// <param name="locked">The schemas that it has.</param>
    /// <param name="pulled">Those that the server has.</param>
    /// <param name="changes">How the two differ.</param>
    /// <param name="cancellationToken">Ends the builds.</param>
    /// <exception cref="MisuseException">There is no such project, or it has not these schemas.</exception>
    /// <exception cref="XnatContentException">It does not compile as it is.</exception>
    public static async Task<ProjectUses> FindAsync(
        string project,
        LockedFolder locked,
        PulledSchemas pulled,
        IReadOnlyList<ReportedChange> changes,
        CancellationToken cancellationToken)
    {
        if (!File.Exists(project)) throw new MisuseException($"There is no project '{project}'; name its file, such as App.csproj.");
        if (changes.Count == 0) return new(project, []);
        var full = Path.GetFullPath(project);
        using var schemas = await SwappedSchemas.WriteAsync(full, locked, pulled, cancellationToken).ConfigureAwait(false);
        var finder = new UseFinder(Path.GetDirectoryName(full)!, changes);
        var frameworks = await ProjectBuild.FrameworksAsync(full, cancellationToken).ConfigureAwait(false);
        var found = new List<(ChangedUse Use, string Framework)>();
        foreach (var framework in frameworks)
        {
            var messages = await NewMessagesAsync(project, schemas, framework, cancellationToken).ConfigureAwait(false);
            found.AddRange(messages.Select(message => (finder.Broken(message), framework)));
        }

        var breaking = Merged(found, frameworks).ToList();
        var known = breaking.Select(static use => (use.File, use.Line)).ToHashSet();
        return new(project, [.. breaking, .. finder.Affected().Where(use => !known.Contains((use.File, use.Line)))]);
    }

    /// <summary>What is said with the server's schemas, and is not said with those that the project has.</summary>
    private static async Task<IEnumerable<CompilerMessage>> NewMessagesAsync(
        string project, SwappedSchemas schemas, string framework, CancellationToken cancellationToken)
    {
        var after = await ProjectBuild.CompileAsync(schemas, isSwapped: true, framework, cancellationToken).ConfigureAwait(false);
        if (after.Count == 0) return [];
        var before = await ProjectBuild.CompileAsync(schemas, isSwapped: false, framework, cancellationToken).ConfigureAwait(false);
        if (before.FirstOrDefault(static message => message.Code != "XNT0401") is not { } error) return after.Except(before);
        var which = framework.Length > 0 ? $" for {framework}" : "";
        throw new XnatContentException(
            $"{project} does not compile as it is{which}, so nothing is said of its uses: {error.Code} {error.Text}");
    }

    /// <summary>Each use once, with the frameworks where they are not all.</summary>
    private static IEnumerable<ChangedUse> Merged(
        IEnumerable<(ChangedUse Use, string Framework)> found, IReadOnlyList<string> frameworks) => found
        .GroupBy(static entry => (entry.Use.File, entry.Use.Line, entry.Use.Column, entry.Use.Name, entry.Use.Rule))
        .Select(group => (group.First().Use, Of: group.Select(static entry => entry.Framework).Distinct().ToList()))
        .Select(entry => entry.Of.Count == frameworks.Count ? entry.Use : entry.Use with { Frameworks = entry.Of });

    private ChangedUse Broken(CompilerMessage message)
    {
        var line = File.ReadLines(message.File).ElementAtOrDefault(message.Line - 1) ?? "";
        var rest = line[Math.Min(message.Column - 1, line.Length)..];
        var name = Regex.Match(rest, @"\w+").Value;
        var change = message.Code == "XNT0401"
            ? changes.FirstOrDefault(change => message.Text.StartsWith(change.Change.Place.Key + " ", StringComparison.Ordinal))
            : changes
                .Where(change => change.Change.Code == ChangeLevel.Breaking && PatternOf(change) is { } pattern && pattern.IsMatch(line))
                .MinBy(change => LastName(change) == name ? 0 : 1);
        return new(
            Relative(message.File), message.Line, message.Column,
            change is null ? name : FirstName(change), change?.Change.Rule.Id ?? "", IsBreaking: true);
    }

    private IEnumerable<ChangedUse> Affected()
    {
        var concerned = changes
            .Where(static change => change.Change.LevelFor(ChangePolicy.Data) == ChangeLevel.Breaking)
            .Select(static change => (Change: change, Pattern: PatternOf(change)))
            .Where(static entry => entry.Pattern is not null)
            .ToList();
        foreach (var file in Sources())
        {
            var number = 0;
            foreach (var line in File.ReadLines(file))
            {
                number++;
                foreach (var (change, pattern) in concerned)
                    if (pattern!.Match(line) is { Success: true } match)
                        yield return new(
                            Relative(file), number, match.Index + 1, change.Change.Names[0], change.Change.Rule.Id, IsBreaking: false);
            }
        }
    }

    private IEnumerable<string> Sources() => Directory
        .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Relative(file).Split('/').Any(static part => part is "bin" or "obj"))
        .Order(StringComparer.Ordinal);

    private string Relative(string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');

    /// <summary>A class by its name; a property or value behind a dot or before a sign of equality, as initializers have it.</summary>
    private static Regex? PatternOf(ReportedChange change)
    {
        var name = Regex.Escape(LastName(change));
        if (name.Length == 0) return null;
        var isMember = change.Change.Names[0].Contains('.', StringComparison.Ordinal);
        return new(isMember ? $@"(?<=\.){name}\b|\b{name}(?=\s*=[^=])" : $@"\b{name}\b");
    }

    private static string LastName(ReportedChange change) => FirstName(change).Split('.')[^1];

    private static string FirstName(ReportedChange change) => change.Change.Names.Count > 0 ? change.Change.Names[0] : "";
}
