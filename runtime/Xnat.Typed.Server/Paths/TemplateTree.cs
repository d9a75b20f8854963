namespace Xnat.Typed.Server.Paths;

/// <summary>
/// Templates by their beginnings. The matcher of ASP.NET Core would not do: it folds case, leaves <c>%2F</c> in labels encoded and
/// knows no surplus behind an address, which XNAT, routing by the longest known start, swallows.
/// </summary>
internal sealed class TemplateTree<T>
{
    private readonly Branch root = new();

    /// <summary>Adds a template, or finds what it stands for already.</summary>
    /// <param name="template">The template.</param>
    /// <param name="create">Makes what it stands for.</param>
    public T Add(Template template, Func<T> create)
    {
        var branch = root;
        foreach (var part in template.Parts)
        {
            if (Template.IsCatchAll(part)) return (branch.All ??= new(template, create(), 0)).Value;
            branch = branch.Grow(part);
        }

        return (branch.End ??= new(template, create(), 0)).Value;
    }

    /// <summary>The templates that a path begins like, the longest first. A word wins over a placeholder, for good.</summary>
    /// <param name="segments">The decoded path.</param>
    public IReadOnlyList<TemplateMatch<T>> Find(IReadOnlyList<string> segments)
    {
        var found = new List<TemplateMatch<T>>();
        var branch = root;
        for (var index = 0; branch is not null; index++)
        {
            if (branch.End is { } end) found.Insert(0, end with { Length = index });
            if (index == segments.Count) break;
            if (branch.All is { } all) found.Insert(0, all with { Length = segments.Count });
            branch = branch.Next(segments[index]);
        }

        return found;
    }

    private sealed class Branch
    {
        private readonly Dictionary<string, Branch> words = new(StringComparer.Ordinal);
        private readonly List<(string Ending, Branch Branch)> placeholders = [];

        public TemplateMatch<T>? End { get; set; }

        public TemplateMatch<T>? All { get; set; }

        public Branch Grow(string part)
        {
            if (!Template.IsPlaceholder(part))
            {
                if (!words.TryGetValue(part, out var known)) words[part] = known = new();
                return known;
            }

            var ending = Template.EndingOf(part);
            if (placeholders.Find(placeholder => placeholder.Ending == ending).Branch is { } grown) return grown;
            placeholders.Add((ending, new()));
            placeholders.Sort(static (left, right) => right.Ending.Length.CompareTo(left.Ending.Length));
            return placeholders.Find(placeholder => placeholder.Ending == ending).Branch;
        }

        public Branch? Next(string segment) =>
            words.GetValueOrDefault(segment)
                ?? placeholders.Find(placeholder => segment.EndsWith(placeholder.Ending, StringComparison.Ordinal)).Branch;
    }
}
