using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Tool.Pulling;

/// <summary>A schema that a server gave.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Address that it came from, relative to the server.</param>
/// <param name="Content">The file in UTF-8, its declaration included: a compiler reads every file so.</param>
/// <param name="Document">What it declares.</param>
internal sealed record FetchedSchema(SchemaName Name, string Source, byte[] Content, SchemaDocument Document);
