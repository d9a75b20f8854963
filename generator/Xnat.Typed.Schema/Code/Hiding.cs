using System;

namespace Xnat.Typed.Schema.Code;

/// <summary>What of a base class a member hides, each said with <c>new</c>; said without need it is a warning (CS0109).</summary>
[Flags]
internal enum Hiding
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A property.</summary>
    Property = 1,

    /// <summary>A descriptor in <c>Schema</c>.</summary>
    Descriptor = 2,

    /// <summary>A nested type, or a property of the name of the nested type.</summary>
    NestedType = 4,
}
