namespace Xnat.Typed.Tool.Where;

/// <summary>What a piece of a condition is.</summary>
internal enum TokenKind
{
    /// <summary>Letters, digits and what names are made of.</summary>
    Word,

    /// <summary>A text in quotes.</summary>
    Quoted,

    /// <summary>An operator, a bracket or a comma.</summary>
    Sign,

    /// <summary>There is nothing more.</summary>
    End,
}
