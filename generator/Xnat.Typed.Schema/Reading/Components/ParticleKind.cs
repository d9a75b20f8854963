namespace Xnat.Typed.Schema.Reading.Components;

/// <summary>Kinds of particle in a content model.</summary>
internal enum ParticleKind
{
    /// <summary><c>xs:element</c>.</summary>
    Element,

    /// <summary><c>xs:sequence</c>.</summary>
    Sequence,

    /// <summary><c>xs:choice</c>.</summary>
    Choice,

    /// <summary><c>xs:all</c>.</summary>
    All,

    /// <summary><c>xs:group</c> with <c>ref</c>.</summary>
    Group,

    /// <summary><c>xs:any</c>.</summary>
    Any,

    /// <summary>What lies too deep to be read, which was reported.</summary>
    TooDeep,
}
