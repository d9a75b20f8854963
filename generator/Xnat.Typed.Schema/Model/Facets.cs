namespace Xnat.Typed.Schema.Model;

/// <summary>Facets of a simple type that decide nothing but whether a text is a value of it (XML Schema part 2, 4.3).</summary>
/// <param name="MinLength"><c>xs:minLength</c> or <c>xs:length</c>.</param>
/// <param name="Above"><c>xs:minExclusive</c> as written.</param>
/// <param name="Below"><c>xs:maxExclusive</c> as written.</param>
/// <param name="Patterns">
/// One expression for each restriction that has any: those of one restriction are alternatives, those of several all hold (4.3.4.3).
/// </param>
/// <param name="IsList">Whether a value is a list of others, of which lengths are counted.</param>
internal sealed record Facets(int? MinLength, string? Above, string? Below, EquatableArray<string> Patterns, bool IsList)
{
    public static Facets None { get; } = new(null, null, null, EquatableArray<string>.Empty, false);
}
