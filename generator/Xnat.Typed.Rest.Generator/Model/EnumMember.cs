namespace Xnat.Typed.Rest.Generator.Model;

/// <summary>A member of an enumeration and its text on the wire.</summary>
internal sealed record EnumMember(string Name, string Text);
