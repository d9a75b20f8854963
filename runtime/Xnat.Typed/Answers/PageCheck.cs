namespace Xnat.Typed;

/// <summary>Tells a page from an answer: XNAT, and what stands before it, send their sign-in pages with status 200.</summary>
internal static class PageCheck
{
    /// <summary>What is wrong with an answer that did not refuse; <see langword="null"/> if it is what it should be.</summary>
    /// <param name="response">The answer; its content can be read afterwards.</param>
    /// <param name="expected">Where anything may come, only a sign-in page is wrong.</param>
    /// <param name="server">Address of the server.</param>
    /// <param name="options">What the client was told.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<XnatException?> FindAsync(
        HttpResponseMessage response,
        ExpectedContent expected,
        Uri server,
        XnatClientOptions options,
        CancellationToken cancellationToken)
    {
        if (expected is ExpectedContent.Done or ExpectedContent.Bytes && response.Content.Headers.ContentDisposition is not null)
            return null;
        if (response.Content.Headers.ContentType?.MediaType is not ("text/html" or "application/xhtml+xml")) return null;
        var peeked = response.Content as PeekedContent
            ?? await PeekedContent.PeekAsync(response.Content, LoginPage.PeekLength, cancellationToken).ConfigureAwait(false);
        response.Content = peeked;
        var isLogin = LoginPage.IsIn(peeked.Beginning) || SignOn.KindIn(peeked.Beginning) is not null;
        if (!isLogin && (expected is ExpectedContent.Done or ExpectedContent.Bytes || !AnswerText.IsHtml(peeked.Beginning))) return null;
        var answer = FailureReader.Describe(response.RequestMessage!, response, peeked.Beginning, server, options);
        return FailureReader.Page(answer, WordFor(expected), isLogin, server);
    }

    private static string WordFor(ExpectedContent expected) => expected switch
    {
        ExpectedContent.Json => "JSON",
        ExpectedContent.Xml => "XML",
        ExpectedContent.Bytes => "a file",
        _ => "text",
    };
}
