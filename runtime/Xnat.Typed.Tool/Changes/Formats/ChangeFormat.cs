namespace Xnat.Typed.Tool.Changes.Formats;

/// <summary>For whom a comparison is written.</summary>
internal enum ChangeFormat
{
    /// <summary>A person.</summary>
    Text,

    /// <summary>A program.</summary>
    Json,

    /// <summary>Whatever shows findings of analyzers (SARIF 2.1.0).</summary>
    Sarif,

    /// <summary>A build server, as results of tests.</summary>
    Junit,

    /// <summary>A comment on a change of the code.</summary>
    Markdown,
}
