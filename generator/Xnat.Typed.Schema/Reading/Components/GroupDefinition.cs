using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Reading.Components;

/// <summary>A global <c>xs:group</c>.</summary>
internal sealed record GroupDefinition(string Name, EquatableArray<Particle> Content, SchemaPosition Position);
