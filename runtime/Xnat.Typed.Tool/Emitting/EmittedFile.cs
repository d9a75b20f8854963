namespace Xnat.Typed.Tool.Emitting;

/// <summary>One file of generated code.</summary>
/// <param name="Path">Relative path with slashes, good on every system.</param>
/// <param name="Text">Its content.</param>
internal sealed record EmittedFile(string Path, string Text);
