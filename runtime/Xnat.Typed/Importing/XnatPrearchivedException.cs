namespace Xnat.Typed;

/// <summary>An import into the archive ended in the prearchive. The data is there: archive <see cref="Session"/>, or delete it.</summary>
public sealed class XnatPrearchivedException : XnatResponseException
{
    /// <summary>Says that the session waits in the prearchive.</summary>
    /// <param name="message">The text for the user; no labels in it.</param>
    /// <param name="answer">What came back.</param>
    /// <param name="session">Where the data is.</param>
    public XnatPrearchivedException(string message, FailedAnswer answer, PrearchiveSession session)
        : base(message, answer) => Session = session;

    /// <summary>The session that waits.</summary>
    public PrearchiveSession Session { get; }
}
