namespace Xnat.Typed.Rest.Generator.Model;

/// <summary>Something that becomes text on the wire.</summary>
/// <param name="Expression">C# that reads it.</param>
/// <param name="Format">.NET format string.</param>
/// <param name="EnumMethod">Method that gives its text, for an enumeration with texts of its own.</param>
internal sealed record ValueModel(string Expression, string? Format = null, string? EnumMethod = null);
