using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Criteria about parts of texts. Letter case matters unless <see cref="StringComparison.OrdinalIgnoreCase"/> is given.</summary>
public static class XnatTextCriteria
{
    /// <summary>The text holds another.</summary>
    /// <param name="field">The field.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="comparison">By letters alone, or without regard to case.</param>
    /// <exception cref="ArgumentException">The comparison depends on a culture.</exception>
    public static XnatCriterion Contains(
        this XnatField<string?> field, string text, StringComparison comparison = StringComparison.Ordinal) =>
        FieldCriteria.Match(field.ForCriteria(), TextMatch.Anywhere, text, comparison);

    /// <summary>The text begins with another.</summary>
    /// <inheritdoc cref="Contains(XnatField{string}, string, StringComparison)"/>
    public static XnatCriterion StartsWith(
        this XnatField<string?> field, string text, StringComparison comparison = StringComparison.Ordinal) =>
        FieldCriteria.Match(field.ForCriteria(), TextMatch.AtStart, text, comparison);

    /// <summary>The text ends with another.</summary>
    /// <inheritdoc cref="Contains(XnatField{string}, string, StringComparison)"/>
    public static XnatCriterion EndsWith(
        this XnatField<string?> field, string text, StringComparison comparison = StringComparison.Ordinal) =>
        FieldCriteria.Match(field.ForCriteria(), TextMatch.AtEnd, text, comparison);

    /// <summary>The text of a variable holds another.</summary>
    /// <inheritdoc cref="Contains(XnatField{string}, string, StringComparison)"/>
    public static XnatCriterion Contains(
        this XnatVariableField<string?> field, string text, StringComparison comparison = StringComparison.Ordinal) =>
        FieldCriteria.Match(field.ForCriteria(), TextMatch.Anywhere, text, comparison);

    /// <summary>The text of a variable begins with another.</summary>
    /// <inheritdoc cref="Contains(XnatField{string}, string, StringComparison)"/>
    public static XnatCriterion StartsWith(
        this XnatVariableField<string?> field, string text, StringComparison comparison = StringComparison.Ordinal) =>
        FieldCriteria.Match(field.ForCriteria(), TextMatch.AtStart, text, comparison);

    /// <summary>The text of a variable ends with another.</summary>
    /// <inheritdoc cref="Contains(XnatField{string}, string, StringComparison)"/>
    public static XnatCriterion EndsWith(
        this XnatVariableField<string?> field, string text, StringComparison comparison = StringComparison.Ordinal) =>
        FieldCriteria.Match(field.ForCriteria(), TextMatch.AtEnd, text, comparison);
}
