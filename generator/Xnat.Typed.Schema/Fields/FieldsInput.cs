namespace Xnat.Typed.Schema.Fields;

/// <summary>A file of a project's custom variables and forms, as <c>xnat-typed fields pull</c> writes it.</summary>
/// <param name="Path">Path, for messages.</param>
/// <param name="Text">What it holds.</param>
internal sealed record FieldsInput(string Path, string Text);
