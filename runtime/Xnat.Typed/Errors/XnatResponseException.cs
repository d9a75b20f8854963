using System.Net;

namespace Xnat.Typed;

/// <summary>An answer came back and says no, or is not an answer of XNAT at all.</summary>
public class XnatResponseException : XnatException
{
    /// <summary>Says what was asked, what came back and what to do next.</summary>
    /// <param name="message">The text for the user; no labels in it.</param>
    /// <param name="answer">What came back.</param>
    /// <param name="innerException">What led to this, if anything did.</param>
    public XnatResponseException(string message, FailedAnswer answer, Exception? innerException = null)
        : base(message, innerException)
    {
        ArgumentNullException.ThrowIfNull(answer);
        Answer = answer;
    }

    /// <summary>The status of the answer.</summary>
    public HttpStatusCode Status => Answer.Status;

    /// <summary>The HTTP verb of the request.</summary>
    public string Method => Answer.Method;

    /// <summary>The path as a template: safe to log.</summary>
    public string Route => Answer.Route;

    /// <summary>The path as it was sent, without query. It may hold labels.</summary>
    public string RequestPath => Answer.RequestPath;

    /// <summary>The server's own sentence, where it sent one. It may hold labels.</summary>
    public string? ServerMessage => Answer.ServerMessage;

    /// <summary>The beginning of the answer, cut and redacted as the options say.</summary>
    public string? Body => Answer.Body;

    /// <summary>
    /// How long the server asks to wait before the next try; <see langword="null"/> where it does not ask. Comes with 429 and 503, mostly.
    /// </summary>
    public TimeSpan? RetryAfter => Answer.RetryAfter;

    /// <summary>All of it, to build an exception of your own from.</summary>
    public FailedAnswer Answer { get; }
}
