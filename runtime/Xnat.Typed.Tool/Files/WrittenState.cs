namespace Xnat.Typed.Tool.Files;

/// <summary>What became of a file.</summary>
internal enum WrittenState
{
    /// <summary>It was not there.</summary>
    New,

    /// <summary>It held something else.</summary>
    Changed,

    /// <summary>It held this already and was not touched.</summary>
    Unchanged,
}
