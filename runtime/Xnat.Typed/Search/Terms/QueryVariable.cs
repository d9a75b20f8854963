using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Custom variables as fields of conditions.</summary>
internal static class QueryVariable
{
    /// <param name="name">Its name.</param>
    /// <param name="type">As what it is read: what is not of that type is nothing.</param>
    public static CriterionField Of(string name, Type type) => new("", name, type, text => Read(text, type));

    private static object? Read(string text, Type type) =>
        type == typeof(double) ? XnatValue.TryParse<double>(text)
        : type == typeof(DateOnly) ? XnatValue.TryParse<DateOnly>(text)
        : type == typeof(bool) ? XnatValue.TryParse<bool>(text)
        : text;
}
