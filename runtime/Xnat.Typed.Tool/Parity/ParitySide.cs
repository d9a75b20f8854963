using Xnat.Typed.Tool.Accounts;

namespace Xnat.Typed.Tool.Parity;

/// <summary>One of the two servers: sends as it stands what the list says, follows nothing and keeps no cookie.</summary>
internal sealed class ParitySide : IDisposable
{
    private readonly HttpClient http;
    private readonly string cookie;
    private readonly TimeSpan patience;

    /// <param name="address">The server, with a slash at its end.</param>
    /// <param name="cookie">The session's cookie.</param>
    /// <param name="project">The sandbox.</param>
    /// <param name="patience">How long a whole answer may take.</param>
    public ParitySide(Uri address, string cookie, string project, TimeSpan patience)
    {
        this.cookie = cookie;
        this.patience = patience;
        Project = project;
        http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan,
        };
        Found = new(StringComparer.Ordinal) { ["project"] = project };
    }

    public string Project { get; }

    /// <summary>Identifiers of the objects that are read.</summary>
    public Dictionary<string, string> Found { get; }

    /// <summary>Names in braces of what could not be made there.</summary>
    public HashSet<string> Lacking { get; } = new(StringComparer.Ordinal);

    /// <summary>Labels and the like of what was found, which nobody else shall read.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.OrdinalIgnoreCase);

    public async Task<Answer> SendAsync(string verb, string address, Func<HttpContent>? body, CancellationToken cancellationToken)
    {
        var (answer, _) = await ReadAsync(verb, address, body, cancellationToken).ConfigureAwait(false);
        return answer;
    }

    /// <summary>The answer, and the body as it came, no longer than <see cref="ShapeReader.Longest"/> and a byte.</summary>
    public async Task<(Answer Answer, byte[] Content)> ReadAsync(
        string verb, string address, Func<HttpContent>? body, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            using var request = new HttpRequestMessage(new HttpMethod(verb), address);
            request.Headers.TryAddWithoutValidation("Cookie", cookie);
            request.Headers.UserAgent.ParseAdd(ToolName.Agent);
            if (body is not null) request.Content = body();
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            var content = await ContentAsync(response, limit.Token).ConfigureAwait(false);
            var type = response.Content.Headers.ContentType?.MediaType ?? "";
            return (new((int)response.StatusCode, AnswerHeaders.Read(response), ShapeReader.Read(content, type)), content);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            return (Answer.None, []);
        }
    }

    public void Dispose() => http.Dispose();

    private static async Task<byte[]> ContentAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var content = new MemoryStream();
            var buffer = new byte[64 * 1024];
            while (content.Length <= ShapeReader.Longest)
            {
                var count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (count == 0) break;
                content.Write(buffer, 0, count);
            }

            return content.ToArray();
        }
    }
}
