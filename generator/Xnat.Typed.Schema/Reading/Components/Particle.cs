using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Reading.Components;

/// <summary>One particle of a content model.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Occurs">How often.</param>
/// <param name="Element">The element, for <see cref="ParticleKind.Element"/>.</param>
/// <param name="Group">The group referred to, for <see cref="ParticleKind.Group"/>.</param>
/// <param name="Children">What is inside a sequence, choice or all.</param>
/// <param name="Position">Where it stands.</param>
internal sealed record Particle(
    ParticleKind Kind,
    Occurrence Occurs,
    ElementDeclaration? Element,
    QualifiedName? Group,
    EquatableArray<Particle> Children,
    SchemaPosition Position);
