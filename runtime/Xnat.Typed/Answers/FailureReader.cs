using System.Net;

namespace Xnat.Typed;

/// <summary>Makes exceptions from answers.</summary>
internal static class FailureReader
{
    public static FailedAnswer Describe(
        HttpRequestMessage request,
        HttpResponseMessage response,
        string? text,
        Uri server,
        XnatClientOptions options)
    {
        var body = text is null ? null : text.Length > options.ErrorBodyLimit ? text[..options.ErrorBodyLimit] : text;
        var redacted = body is null || options.RedactErrorBody is not { } redact ? body : Redacted(body, redact);
        return new(response.StatusCode, request.Method.Method, RouteTemplate.OfRequest(request, server))
        {
            RequestPath = request.RequestUri!.AbsolutePath,
            // A redacted body must not come back through the sentence that was taken from it.
            ServerMessage = redacted is null ? null : AnswerText.Sentence(redacted),
            Body = redacted,
            RetryAfter = RetryAfterHeader.Of(response.Headers),
            Signs = AnswerReading.SignsOf(request, response, text, server),
        };
    }

    // A caller's function that fails has not said that anything may stay.
    private static string? Redacted(string body, Func<string, string?> redact)
    {
        try
        {
            return redact(body);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    public static async Task<XnatResponseException> ReadAsync(
        HttpResponseMessage response,
        Uri server,
        XnatClientOptions options,
        CancellationToken cancellationToken)
    {
        var text = await AnswerText.ReadAsync(response.Content, LoginPage.PeekLength, cancellationToken).ConfigureAwait(false);
        return Of(Describe(response.RequestMessage!, response, text, server, options), server);
    }

    /// <summary>The exception for an answer of <paramref name="server"/> that says no.</summary>
    public static XnatResponseException Of(FailedAnswer answer, Uri server)
    {
        if (answer.Signs.IsPasswordExpired) return SignInAdvice.ExpiredPassword(answer, server);
        if (answer.Signs.SignOn is { } kind) return SignInAdvice.SingleSignOn(kind, answer, server);
        if (answer.Signs.Target is { } target) return Redirection.Of(target, answer, server);
        var message = $"{answer}. {Advice.For(answer)}";
        if (SentenceAdvice.IsConflict(answer)) return new XnatConflictException(message, answer);
        return answer.Status switch
        {
            HttpStatusCode.Unauthorized => new XnatAuthenticationException(message, answer),
            HttpStatusCode.Forbidden => new XnatAccessDeniedException(message, answer),
            HttpStatusCode.NotFound => new XnatNotFoundException(message, answer),
            HttpStatusCode.Conflict => new XnatConflictException(message, answer),
            _ => new XnatResponseException(message, answer),
        };
    }

    /// <summary>A page where data was wanted, with a status that says all is well.</summary>
    public static XnatResponseException Page(FailedAnswer answer, string wanted, bool isLogin, Uri server)
    {
        if (answer.Signs.SignOn is { } kind) return SignInAdvice.SingleSignOn(kind, answer, server);
        return isLogin
            ? new XnatAuthenticationException($"{answer} with a login page instead of {wanted}: the session has ended. Connect again.",
                answer)
            : new XnatResponseException(
                $"{answer} with an HTML page instead of {wanted}; a proxy, a sign-on page or another program may sit at this address. " +
                    "The page's heading is in ServerMessage.", answer);
    }
}
