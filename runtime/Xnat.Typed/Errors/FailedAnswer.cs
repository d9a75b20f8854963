using System.Net;

namespace Xnat.Typed;

/// <summary>What is known about an answer that was not the wanted one.</summary>
/// <param name="Status">
/// The status of the answer; for a lookup that the client made in a listing, the status that stands for its outcome.
/// </param>
/// <param name="Method">The HTTP verb of the request.</param>
/// <param name="Route">The path as a template, such as <c>/data/projects/{project}</c>: safe to log.</param>
public sealed record FailedAnswer(HttpStatusCode Status, string Method, string Route)
{
    /// <summary>The path as it was sent, without query. It may hold labels: treat it like the data itself.</summary>
    public string RequestPath { get; init; } = "";

    /// <summary>The sentence that the server put into its status page, or <see langword="null"/>. It may hold labels.</summary>
    public string? ServerMessage { get; init; }

    /// <summary>
    /// The beginning of the answer, cut at <see cref="XnatClientOptions.ErrorBodyLimit"/> and
    /// passed through <see cref="XnatClientOptions.RedactErrorBody"/>.
    /// </summary>
    public string? Body { get; init; }

    /// <summary>How long the server asks to wait before the next try, from its header <c>Retry-After</c> (seconds or a date).</summary>
    /// <value><see langword="null"/> where it does not ask; zero for a time that has passed, and at most 24 days, which timers can
    /// hold.</value>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What else the answer shows.</summary>
    internal AnswerSigns Signs { get; init; } = AnswerSigns.None;

    /// <summary>Method, route and status: no labels.</summary>
    public override string ToString() => $"{Method} {Route} answered {(int)Status}";

    /// <summary>Whether the server's sentence, or the page around it, has these words.</summary>
    internal bool Says(string words) =>
        (Signs.Sentence ?? ServerMessage ?? Body)?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;
}
