namespace Xnat.Typed;

/// <summary>There is no such thing, or this account cannot see it (404): XNAT answers the same for both.</summary>
public sealed class XnatNotFoundException : XnatResponseException
{
    /// <summary>Says what was asked, what came back and what to do next.</summary>
    /// <param name="message">The text for the user; no labels in it.</param>
    /// <param name="answer">What came back.</param>
    /// <param name="innerException">What led to this, if anything did.</param>
    public XnatNotFoundException(string message, FailedAnswer answer, Exception? innerException = null)
        : base(message, answer, innerException) => Key = answer.Signs.Key;

    /// <summary>
    /// What was looked for: the label, ID, name or path; <see langword="null"/> where the request named none. It may identify a person.
    /// </summary>
    public string? Key { get; init; }
}
