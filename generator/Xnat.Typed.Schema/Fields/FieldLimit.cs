namespace Xnat.Typed.Schema.Fields;

/// <summary>A limit of a form's field.</summary>
/// <param name="Word">Which one: <c>min</c>.</param>
/// <param name="Number">The number as JSON writes it.</param>
internal sealed record FieldLimit(string Word, string Number)
{
    public const string Least = "min";

    public const string Greatest = "max";

    public const string Shortest = "minLength";

    public const string Longest = "maxLength";
}
