namespace Xnat.Typed.Schema.Code;

/// <summary>One allowed value.</summary>
/// <param name="Name">C# member.</param>
/// <param name="Text">The value as XNAT stores it.</param>
internal sealed record EnumerationValue(string Name, string Text);
