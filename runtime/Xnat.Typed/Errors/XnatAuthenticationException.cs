namespace Xnat.Typed;

/// <summary>
/// The server does not know who is asking: wrong password, expired session, expired password, a login page where data was expected, or a
/// single sign-on before it.
/// </summary>
public sealed class XnatAuthenticationException : XnatResponseException
{
    /// <summary>Says what was asked, what came back and what to do next.</summary>
    /// <param name="message">The text for the user; no labels in it.</param>
    /// <param name="answer">What came back.</param>
    /// <param name="innerException">What led to this, if anything did.</param>
    public XnatAuthenticationException(string message, FailedAnswer answer, Exception? innerException = null)
        : base(message, answer, innerException)
    {
    }
}
