namespace Xnat.Typed.Rest.Generator.Model;

/// <summary>An enumeration whose members have texts of their own on the wire.</summary>
/// <param name="Method">Method of the generated class that gives the text.</param>
/// <param name="Type">The enumeration as the interface's file names it.</param>
/// <param name="Members">Names and texts, only where they differ.</param>
internal sealed record EnumModel(string Method, string Type, EquatableArray<EnumMember> Members);
