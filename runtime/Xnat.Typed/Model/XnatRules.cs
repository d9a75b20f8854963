using System.Collections.Concurrent;
using System.ComponentModel;

namespace Xnat.Typed.Model;

/// <summary>What a schema asks of the values of one data type, by path. Made when an object of the type is first saved.</summary>
/// <remarks>Generated code fills it; the same path said again in a derived type takes the place of what was said before.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class XnatRules
{
    private static readonly ConcurrentDictionary<Type, XnatRules> Known = new();

    private readonly Dictionary<string, ValueRule> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> required = new(StringComparer.Ordinal);

    internal XnatRules()
    {
    }

    /// <summary>Paths at which there must be something.</summary>
    /// <value>The group in which it must be wherever the group has anything; empty for the row itself.</value>
    internal IReadOnlyDictionary<string, string> Required => required;

    /// <summary>The rules of the class of an object.</summary>
    internal static XnatRules Of(XnatItem item)
    {
        if (Known.TryGetValue(item.GetType(), out var known)) return known;
        var rules = new XnatRules();
        item.CollectRules(rules);
        return Known.GetOrAdd(item.GetType(), rules);
    }

    /// <summary>There must be a value, wherever the group has one.</summary>
    /// <param name="path">Path within the row.</param>
    /// <param name="group">Path of a group around it; empty for the row itself.</param>
    public void Require(string path, string group = "") => required[path] = group;

    /// <summary>The text has at least so many characters.</summary>
    /// <param name="path">Path within the row.</param>
    /// <param name="length">In characters of Unicode.</param>
    public void MinLength(string path, int length) => At(path).MinLength = length;

    /// <summary>The text has at most so many characters.</summary>
    /// <inheritdoc cref="MinLength"/>
    public void MaxLength(string path, int length) => At(path).MaxLength = length;

    /// <summary>The value is this one or greater.</summary>
    /// <param name="path">Path within the row.</param>
    /// <param name="bound">As the schema writes it.</param>
    public void AtLeast(string path, string bound) => At(path).Minimum = bound;

    /// <summary>The value is this one or less.</summary>
    /// <inheritdoc cref="AtLeast"/>
    public void AtMost(string path, string bound) => At(path).Maximum = bound;

    /// <summary>The value is greater.</summary>
    /// <inheritdoc cref="AtLeast"/>
    public void Above(string path, string bound) => At(path).Above = bound;

    /// <summary>The value is less.</summary>
    /// <inheritdoc cref="AtLeast"/>
    public void Below(string path, string bound) => At(path).Below = bound;

    /// <summary>The value is one of these.</summary>
    /// <param name="path">Path within the row.</param>
    /// <param name="allowed">The texts, letter by letter.</param>
    public void OneOf(string path, params string[] allowed) => At(path).Values = allowed;

    /// <summary>The whole text is matched by an expression; where there are several, by each.</summary>
    /// <param name="path">Path within the row.</param>
    /// <param name="expression">An expression of .NET without references back and looking around.</param>
    public void Pattern(string path, string expression) => At(path).AddPattern(expression);

    /// <summary>Why a text is no value of a field: what the schema asks, never the text itself.</summary>
    /// <returns><see langword="null"/> if it is one.</returns>
    internal string? WhyNot(string path, string text) => values.TryGetValue(path, out var rule) ? rule.WhyNot(text) : null;

    private ValueRule At(string path)
    {
        if (!values.TryGetValue(path, out var rule)) values.Add(path, rule = new());
        return rule;
    }
}
