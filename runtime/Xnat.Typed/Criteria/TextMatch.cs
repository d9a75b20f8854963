namespace Xnat.Typed;

/// <summary>How a text is looked for in another.</summary>
internal enum TextMatch
{
    Whole,
    Anywhere,
    AtStart,
    AtEnd,
}
