namespace Xnat.Typed.Schema.Reading.Components;

/// <summary>How a complex type comes from its base.</summary>
internal enum Derivation
{
    /// <summary>It has no base.</summary>
    None,

    /// <summary><c>xs:extension</c>.</summary>
    Extension,

    /// <summary><c>xs:restriction</c>.</summary>
    Restriction,
}
