namespace Xnat.Typed;

/// <summary>What a custom variable holds, as its definition says. XNAT stores texts whatever it says.</summary>
public enum XnatVariableKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A number.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A day.</summary>
    Date,
}
