namespace Xnat.Typed;

/// <summary>
/// Something of that name is there already or is being worked on (409, 423, and 403 where XNAT says so), or a name fits several things.
/// </summary>
public sealed class XnatConflictException : XnatResponseException
{
    /// <summary>Says what was asked, what came back and what to do next.</summary>
    /// <param name="message">The text for the user; no labels in it.</param>
    /// <param name="answer">What came back.</param>
    /// <param name="candidates">IDs of the things that a looked-up name fits.</param>
    /// <param name="innerException">What led to this, if anything did.</param>
    public XnatConflictException(
        string message,
        FailedAnswer answer,
        IReadOnlyList<string>? candidates = null,
        Exception? innerException = null)
        : base(message, answer, innerException) => Candidates = candidates ?? [];

    /// <summary>After a lookup by label or name that fits several things: their IDs, to choose from. Otherwise empty.</summary>
    public IReadOnlyList<string> Candidates { get; }
}
