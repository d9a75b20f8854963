namespace Xnat.Typed.Schema.Model;

/// <summary>Where a member stands in XML. The row does not tell attributes from elements; documents do.</summary>
internal enum MemberOrigin
{
    /// <summary>An attribute.</summary>
    Attribute,

    /// <summary>A child element.</summary>
    Element,

    /// <summary>The text of an element with simple content.</summary>
    Text,
}
