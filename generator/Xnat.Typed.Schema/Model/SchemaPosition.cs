namespace Xnat.Typed.Schema.Model;

/// <summary>A place in a schema file.</summary>
/// <param name="Path">Path of the file as it was given.</param>
/// <param name="Line">Line, from 1; 0 for the file as a whole.</param>
/// <param name="Column">Column, from 1.</param>
internal sealed record SchemaPosition(string Path, int Line, int Column);
