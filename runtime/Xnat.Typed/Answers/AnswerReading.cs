namespace Xnat.Typed;

/// <summary>Reads from an answer what it shows besides its status.</summary>
internal static class AnswerReading
{
    private static readonly string[] WantsHttps =
    [
        "HTTP request was sent to HTTPS port", "speaking plain HTTP to an SSL-enabled server", "HTTP request to an HTTPS server",
            "combination of host and port requires TLS",
    ];

    /// <summary>Spring's words, which XNAT hands on in pages of several kinds.</summary>
    private static readonly string[] SessionLimit =
        ["Maximum sessions of", "maximum number of sessions", "concurrent sessions", "concurrent logins"];

    private static readonly string[] XnatPhrases =
        ["<title>Status page</title>", "HTTP Status", "XNAT", "Login attempt failed", "login attempt failed", "Authentication failed"];

    /// <param name="request">What was asked.</param>
    /// <param name="response">What came.</param>
    /// <param name="text">The beginning of its body, if that was read.</param>
    /// <param name="server">The server that was asked.</param>
    public static AnswerSigns SignsOf(HttpRequestMessage request, HttpResponseMessage response, string? text, Uri server)
    {
        var target = Redirection.TargetOf(response, request.RequestUri!);
        return new()
        {
            Sentence = text is null ? null : AnswerText.Sentence(text),
            Target = target,
            SignOn = target is not null ? SignOn.KindAt(target) : SignOnOf(response, text),
            IsPasswordExpired = target is not null ? LoginPage.IsPasswordChangeAt(target) : text is not null
                && LoginPage.SaysPasswordExpired(text),
            IsSessionLimit = Has(text, SessionLimit),
            WantsHttps = Has(text, WantsHttps),
            IsForeign = IsForeign(response, text),
            ClockAhead = response.Headers.Date - DateTimeOffset.UtcNow,
            Key = RouteTemplate.KeyOf(request, server),
            HasReason = ChangeReason.IsIn(request.RequestUri!),
        };
    }

    private static bool Has(string? text, string[] words) => text is not null
        && Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string? SignOnOf(HttpResponseMessage response, string? text)
    {
        if ((int)response.StatusCode is not (200 or 401 or 403 or 511)) return null;
        var asked = response.Headers.NonValidated.TryGetValues("WWW-Authenticate", out var values) ? values.ToString() : "";
        if (asked.Contains("authorization_uri", StringComparison.OrdinalIgnoreCase)) return "OpenID Connect";
        return text is null ? null : SignOn.KindIn(text);
    }

    private static bool IsForeign(HttpResponseMessage response, string? text)
    {
        var headers = response.Headers.NonValidated;
        if (headers.TryGetValues("Set-Cookie", out var cookies)
            && cookies.Any(static cookie => cookie.StartsWith("SESSION_EXPIRATION_TIME", StringComparison.Ordinal))) return false;
        // XNAT asks for Basic alone.
        if (headers.TryGetValues("WWW-Authenticate", out var asked)
            && !asked.Any(static scheme => scheme.StartsWith("Basic", StringComparison.OrdinalIgnoreCase))) return true;
        if (string.IsNullOrWhiteSpace(text) || Array.Exists(XnatPhrases, words => text.Contains(words, StringComparison.Ordinal))
            || LoginPage.IsXnats(text)) return false;
        return AnswerText.IsHtml(text)
            || response.Content.Headers.ContentType?.MediaType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true;
    }
}
