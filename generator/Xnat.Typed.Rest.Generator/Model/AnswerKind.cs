namespace Xnat.Typed.Rest.Generator.Model;

/// <summary>What a method makes of the answer.</summary>
internal enum AnswerKind
{
    /// <summary>The response itself, whatever its status.</summary>
    Response,

    /// <summary>Nothing but success.</summary>
    None,

    /// <summary>The body as text.</summary>
    Text,

    /// <summary>The body as it arrives.</summary>
    Stream,

    /// <summary>The body with its headers.</summary>
    Content,

    /// <summary>The body read as JSON.</summary>
    Json,
}
