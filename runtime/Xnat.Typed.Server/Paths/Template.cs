namespace Xnat.Typed.Server.Paths;

/// <summary>
/// An address with placeholders: <c>/data/projects/{project}/subjects/{subject}</c>. <c>{**file}</c> at its end takes one segment or more.
/// </summary>
internal sealed class Template
{
    private const string CatchAll = "{**";

    public Template(string text)
    {
        Text = text;
        Parts = text.Split('/', StringSplitOptions.RemoveEmptyEntries);
    }

    public string Text { get; }

    /// <summary>Words, and placeholders in braces.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>How messages and tables write it.</summary>
    public string Name => Text.Replace(CatchAll, "{", StringComparison.Ordinal);

    public static bool IsPlaceholder(string part) => part.StartsWith('{');

    public static bool IsCatchAll(string part) => part.StartsWith(CatchAll, StringComparison.Ordinal);

    /// <summary>What has to stand behind the value of a placeholder, <c>.xsd</c> of <c>{schema}.xsd</c>.</summary>
    public static string EndingOf(string part) => part[(part.IndexOf('}', StringComparison.Ordinal) + 1)..];

    /// <summary>What stands in a path for each placeholder.</summary>
    /// <param name="segments">The path, which begins like this template.</param>
    public Dictionary<string, string> Values(IReadOnlyList<string> segments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < Parts.Count; index++)
        {
            var part = Parts[index];
            if (!IsPlaceholder(part)) continue;
            values[part[1..part.IndexOf('}', StringComparison.Ordinal)].TrimStart('*')] = IsCatchAll(part)
                ? string.Join('/', segments.Skip(index))
                : segments[index][..^EndingOf(part).Length];
        }

        return values;
    }

    public override string ToString() => Name;
}
