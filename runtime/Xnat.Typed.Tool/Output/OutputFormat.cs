namespace Xnat.Typed.Tool.Output;

/// <summary>For whom a command writes what it found.</summary>
internal enum OutputFormat
{
    /// <summary>For people: a table on a terminal, aligned columns in a file or a pipe.</summary>
    Text,

    /// <summary>One array of objects; of commands that take long, one object a line.</summary>
    Json,

    /// <summary>RFC 4180, with a header.</summary>
    Csv,

    /// <summary>Identifiers, one a line.</summary>
    Quiet,
}
