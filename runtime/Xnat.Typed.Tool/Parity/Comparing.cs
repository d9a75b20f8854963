namespace Xnat.Typed.Tool.Parity;

/// <summary>How much of two answers can be the same although the two servers hold different things.</summary>
internal enum Comparing
{
    /// <summary>Status, headers and the format of the body; what stands in it is the site's own.</summary>
    Format,

    /// <summary>
    /// A file: of what the command sent, as <see cref="Format"/>; of another, status and headers without what follows from its name and
    /// its bytes.
    /// </summary>
    Bytes,

    /// <summary>The columns and the kinds of their values, as far as both have a row; how many there are is no matter.</summary>
    Rows,

    /// <summary>
    /// An object of which only what has a value is sent: of two objects that the command made, all of it; of others, the kinds of
    /// what both have.
    /// </summary>
    Members,
}
