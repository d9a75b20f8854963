using System.Text.RegularExpressions;

namespace Xnat.Typed.Tool.Parity;

/// <summary>
/// Lets through only what belongs to the interface. A name is known because our own server's answers have it, or it looks like
/// an identifier of a schema, is no value in any answer so far and none of the names of the run.
/// </summary>
internal sealed partial class Scrubber
{
    public const string Hidden = "{name}";

    private readonly HashSet<string> secrets = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> values = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>A label, an identifier, a login, a host: what must not be said.</summary>
    public void Hide(IEnumerable<string> names) => secrets.UnionWith(names.Where(name => name.Length > 0));

    /// <summary>Texts of an answer; a key that is one of them is data, as in an object with a member for each project.</summary>
    public void HideValues(IEnumerable<string> texts) => values.UnionWith(texts);

    /// <summary>Names of our own server's answers.</summary>
    public void Know(Shape ours)
    {
        foreach (var path in ours.Kinds.Keys) known.UnionWith(Parts(path));
        known.UnionWith(ours.Columns);
    }

    public string Path(string path) => string.Join('.', Parts(path).Select(Name));

    public string Name(string name)
    {
        if (known.Contains(name)) return name;
        var bare = name.Replace("[]", "", StringComparison.Ordinal);
        var isName = SchemaName().IsMatch(bare) && !values.Contains(bare)
            && !secrets.Any(secret => bare.Contains(secret, StringComparison.OrdinalIgnoreCase));
        return isName ? name : Hidden;
    }

    /// <summary>A word of a header's value, such as a media type.</summary>
    public string Word(string word) =>
        HeaderWord().IsMatch(word) && !word.Split('/').Skip(1).Any(values.Contains)
            && !secrets.Any(secret => word.Contains(secret, StringComparison.OrdinalIgnoreCase))
                ? word
                : Hidden;

    private static string[] Parts(string path) => path.Split(ShapePath.Separator);

    /// <summary>Begins small, as names in XNAT's answers and schemas do, and has no number in it as labels and identifiers do.</summary>
    [GeneratedRegex(
        "^@?[a-z][A-Za-z]{0,40}([_:./-][A-Za-z]{1,40}){0,4}[0-9]?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex SchemaName();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9.+/_-]{0,60}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex HeaderWord();
}
