namespace Xnat.Typed.Schema.Code;

/// <summary>What becomes one file of C#. Compared by content: what is equal is not emitted again.</summary>
/// <param name="HintName">Name of the emitted file, unique ignoring case; empty for nested types.</param>
internal abstract record GeneratedFile(string HintName)
{
    /// <summary>What to call it in a message.</summary>
    public abstract string Subject { get; }
}
