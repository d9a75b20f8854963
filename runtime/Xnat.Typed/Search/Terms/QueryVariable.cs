using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Custom variables as fields of conditions.</summary>
internal static class QueryVariable
{
    /// <summary>Where those of subjects are.</summary>
    public const string SubjectType = "xnat:subjectData";

    /// <param name="name">Its name.</param>
    /// <param name="type">As what it is read: what is not of that type is nothing.</param>
    /// <param name="holder">Data type of the object beside the query's own that has it; empty for their own.</param>
    public static CriterionField Of(string name, Type type, string holder = "") =>
        new(holder, name, type, text => Read(text, type), isVariable: true);

    private static object? Read(string text, Type type) =>
        type == typeof(double) ? XnatValue.TryParse<double>(text)
        : type == typeof(DateOnly) ? XnatValue.TryParse<DateOnly>(text)
        : type == typeof(bool) ? XnatValue.TryParse<bool>(text)
        : text;
}
