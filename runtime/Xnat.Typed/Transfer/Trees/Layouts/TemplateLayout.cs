using System.Text;

namespace Xnat.Typed;

/// <summary>Names made by a template with parts in braces.</summary>
internal sealed class TemplateLayout : DirectoryLayout
{
    private static readonly Dictionary<string, Func<TreeNames, string?>> Parts = new(StringComparer.Ordinal)
    {
        ["project"] = static names => names.Project,
        ["subject"] = static names => names.Subject,
        ["session"] = static names => names.Session,
        ["assessor"] = static names => names.Assessor,
        ["scan"] = static names => names.Scan,
        ["type"] = static names => names.Type,
        ["quality"] = static names => names.Quality,
        ["resource"] = static names => names.Resource,
        ["format"] = static names => names.Format,
        ["file"] = static names => names.File,
        ["path"] = static names => names.Path,
    };

    private readonly List<List<(string Literal, string? Part)>> folders;

    /// <exception cref="ArgumentException">The template cannot name files.</exception>
    public TemplateLayout(string template)
    {
        folders = [.. template.Split('/').Select(folder => Pieces(folder, template))];
        if (!folders[^1].Exists(IsFile))
            throw Refused(template, "does not end with {file} or {path}, so that all files of a folder would have one name");
        if (folders.SkipLast(1).Any(static folder => folder.Exists(IsFile)) || !IsEnd(folders[^1]))
            throw Refused(template, "has the file before its end, or something beside {path}");
    }

    internal override bool Needs(string part) => folders.Exists(folder => folder.Exists(piece => piece.Part == part));

    internal override bool Uses(string part) => Needs(part);

    internal override IEnumerable<string> FoldersOf(TreeNames names) =>
        folders.SkipLast(1).Select(folder => NameOf(folder, names)).OfType<string>();

    internal override IEnumerable<string> EndOf(TreeNames names, string path)
    {
        if (folders[^1] is [{ Part: "path" }]) return path.Split('/');
        return NameOf(folders[^1], names with { Path = path }) is { } name ? [name] : [];
    }

    private static bool IsFile((string Literal, string? Part) piece) => piece.Part is "file" or "path";

    // Folders within a resource cannot have anything before or behind them in one name.
    private static bool IsEnd(List<(string Literal, string? Part)> folder) =>
        !folder.Exists(static piece => piece.Part == "path") || folder is [{ Literal: "", Part: "path" }];

    // What stands before a part belongs to it: without a scan '{session}_{scan}' is the session alone.
    private static string? NameOf(List<(string Literal, string? Part)> folder, TreeNames names)
    {
        if (folder is [{ Part: null } only]) return only.Literal;
        var name = new StringBuilder();
        var hasValue = false;
        foreach (var (literal, part) in folder)
        {
            var value = part is null ? "" : Parts[part](names);
            if (part is not null && string.IsNullOrEmpty(value)) continue;
            if (part is null && !hasValue) continue;
            // A separator with nothing before it separates nothing.
            name.Append(name.Length == 0 && literal is "_" or "-" ? "" : literal).Append(value);
            hasValue |= part is not null;
        }

        return hasValue ? name.ToString() : null;
    }

    private static List<(string Literal, string? Part)> Pieces(string folder, string template)
    {
        if (string.IsNullOrWhiteSpace(folder) || folder is "." or "..") throw Refused(template, "has an empty folder, '.' or '..'");
        if (folder.Contains('\\', StringComparison.Ordinal)) throw Refused(template, "has a backslash; put '/' between folders");
        if (SafePath.Hides(folder)) throw Refused(template, "has control characters, or marks that nobody sees");
        var pieces = new List<(string, string?)>();
        var at = 0;
        while (folder.IndexOf('{', at) is var open and >= 0)
        {
            var close = folder.IndexOf('}', open);
            var part = close < 0 ? "" : folder[(open + 1)..close];
            if (!Parts.ContainsKey(part))
                throw Refused(template, $"has a part that is none of {string.Join(", ", Parts.Keys.Select(static key => $"{{{key}}}"))}");
            pieces.Add((Literal(folder[at..open], template), part));
            at = close + 1;
        }

        if (at < folder.Length) pieces.Add((Literal(folder[at..], template), null));
        return pieces;
    }

    private static string Literal(string text, string template) =>
        text.Contains('}', StringComparison.Ordinal) ? throw Refused(template, "has a brace that closes nothing") : text;

    private static ArgumentException Refused(string template, string why) =>
        new(
            $"The layout '{template}' {why}. One that works is sub-{{subject}}/ses-{{session}}/{{scan}}_{{type}}/{{file}}.",
            nameof(template));
}
