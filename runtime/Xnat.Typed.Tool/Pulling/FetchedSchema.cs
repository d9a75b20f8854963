using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Tool.Pulling;

/// <summary>A schema that a server gave.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Address that it came from, relative to the server.</param>
/// <param name="Content">The bytes as they came.</param>
/// <param name="Document">What it declares.</param>
internal sealed record FetchedSchema(SchemaName Name, string Source, byte[] Content, SchemaDocument Document);
