using System.Globalization;

namespace Xnat.Typed.Server.Paths;

/// <summary>A field in XNAT's path notation: <c>xnat:subjectData/fields/field[name=age]/field</c>.</summary>
/// <param name="Root">Data type before the first slash; empty if the path has none.</param>
/// <param name="Steps">What follows.</param>
internal sealed record FieldPath(string Root, IReadOnlyList<FieldStep> Steps)
{
    public string Plain => string.Join('/', Steps.Select(step => step.Name));

    public static FieldPath Parse(string text)
    {
        var segments = Split(Normalise(text));
        var hasRoot = segments[0].Contains(':', StringComparison.Ordinal);
        return new(hasRoot ? segments[0] : "", [.. segments.Skip(hasRoot ? 1 : 0).Select(Step)]);
    }

    /// <summary>XNAT turns dots and at-signs outside of <c>[@</c> into slashes, so a name with a dot in it cannot be addressed.</summary>
    private static string Normalise(string text)
    {
        var characters = text.ToCharArray();
        for (var index = 0; index < characters.Length; index++)
        {
            var isType = characters[index] == '@' && index > 0 && characters[index - 1] == '[';
            if (characters[index] is '.' or '@' && !isType) characters[index] = '/';
        }

        return new string(characters);
    }

    private static List<string> Split(string text)
    {
        var segments = new List<string>();
        var (start, depth) = (0, 0);
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '[') depth++;
            else if (text[index] == ']') depth--;
            else if (text[index] == '/' && depth <= 0)
            {
                if (index > start) segments.Add(text[start..index]);
                start = index + 1;
            }
        }

        if (start < text.Length) segments.Add(text[start..]);
        return segments.Count > 0 ? segments : [""];
    }

    private static FieldStep Step(string segment)
    {
        var open = segment.IndexOf('[', StringComparison.Ordinal);
        var name = open < 0 ? segment : segment[..open];
        var step = new FieldStep(name, null, null, null, null);
        var suffix = name.LastIndexOf("__", StringComparison.Ordinal);
        if (suffix > 0 && int.TryParse(name[(suffix + 2)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            step = step with { Name = name[..suffix], Index = number };
        while (open >= 0)
        {
            var close = segment.IndexOf(']', open);
            if (close < 0) break;
            step = Predicate(step, segment[(open + 1)..close]);
            open = segment.IndexOf('[', close);
        }

        return step;
    }

    private static FieldStep Predicate(FieldStep step, string predicate)
    {
        var equals = predicate.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
            return int.TryParse(predicate, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? step with { Index = index }
                : step;
        var value = predicate[(equals + 1)..].Trim().Replace("'", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal);
        var key = predicate[..equals].Trim();
        return key == "@xsi:type" ? step with { Type = value } : step with { Key = key.TrimStart('@'), KeyValue = value };
    }
}
