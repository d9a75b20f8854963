namespace Xnat.Typed.Schema.Model;

/// <summary>Something to tell the user about a schema.</summary>
/// <param name="Code">Entry of the catalog, <c>XNT0101</c>.</param>
/// <param name="Position">Where; <see langword="null"/> only if no file is involved.</param>
/// <param name="Arguments">What the message of the catalog names, in order.</param>
internal sealed record Problem(string Code, SchemaPosition? Position, EquatableArray<string> Arguments);
