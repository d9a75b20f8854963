namespace Xnat.Typed;

/// <summary>The server knows who is asking and refuses for lack of rights (403).</summary>
public sealed class XnatAccessDeniedException : XnatResponseException
{
    /// <summary>Says what was asked, what came back and what to do next.</summary>
    /// <param name="message">The text for the user; no labels in it.</param>
    /// <param name="answer">What came back.</param>
    /// <param name="innerException">What led to this, if anything did.</param>
    public XnatAccessDeniedException(string message, FailedAnswer answer, Exception? innerException = null)
        : base(message, answer, innerException)
    {
    }
}
