namespace Xnat.Typed;

/// <summary>Nothing came back: the name is unknown, the connection was refused or cut, TLS failed, or a time-out passed.</summary>
public sealed class XnatConnectionException : XnatException
{
    /// <summary>Says which server did not answer and why.</summary>
    /// <param name="message">The text for the user.</param>
    /// <param name="innerException">What the transport reported.</param>
    public XnatConnectionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
