namespace Xnat.Typed;

/// <summary>The folders in which XNAT packs, with those above in which xnatpy puts them.</summary>
internal sealed class XnatpyLayout : DirectoryLayout
{
    internal override bool Needs(string part) => part is "session";

    internal override bool Uses(string part) => true;

    internal override IEnumerable<string> FoldersOf(TreeNames names)
    {
        string?[] above = [names.Project, names.Subject, names.Session];
        foreach (var name in above.OfType<string>()) yield return name;
        if (names.Assessor is not null)
        {
            yield return "assessors";
            yield return names.Assessor;
        }

        if (names.Scan is not null)
        {
            yield return names.Kind ?? "scans";
            yield return string.IsNullOrEmpty(names.Type) ? names.Scan : $"{names.Scan}-{WordsOf(names.Type)}";
        }

        if (names.Side is not null) yield return names.Side;
        yield return "resources";
        yield return names.Resource ?? "unlabelled";
        yield return "files";
    }

    internal override IEnumerable<string> EndOf(TreeNames names, string path) => path.Split('/');

    // As XNAT packs: every character that belongs to no word becomes one.
    private static string WordsOf(string type) =>
        string.Concat(type.Select(static c => char.IsAsciiLetterOrDigit(c) || c == '_' ? c : '_'));
}
