namespace Xnat.Typed.Tool.Changes.Uses;

/// <summary>What a compiler said of a place.</summary>
/// <param name="File">Full path.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Code">Code of the message, <c>CS1061</c>.</param>
/// <param name="Text">The message.</param>
internal sealed record CompilerMessage(string File, int Line, int Column, string Code, string Text);
