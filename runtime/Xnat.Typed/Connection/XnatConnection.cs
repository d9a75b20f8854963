using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using System.Xml.Linq;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>One session with one server: sends, and hands on only answers that were checked.</summary>
internal sealed class XnatConnection : IAsyncDisposable
{
    /// <summary>No text answer of XNAT comes near this.</summary>
    private const int LongestText = 256 * 1024;

    /// <summary>Longest wait for the server to hear that we leave; the session ends by itself too.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);

    /// <summary>How often something is read in vain because the session has ended each time.</summary>
    private const int MostReadings = 5;

    private readonly SignIn signIn;
    private readonly SessionIdentity identity;
    private readonly SessionKeeper sessions;
    private readonly SessionHandler session;
    private readonly SessionLife life;
    private readonly RestClient rest;

    private XnatConnection(Uri server, XnatCredential credential, XnatClientOptions options)
    {
        Server = server;
        Options = options;
        Warnings = [.. ((string?[])[credential.Warning, TlsAdvice.WarningAbout(server, options)]).OfType<string>()];
        var observer = new Observer(server, options.Listener);
        var primary = PrimaryHandlers.Make(PrimaryHandlers.Prepare(options), options);
        var carrier = new TransportHandler(options, server, observer, primary);
        HttpMessageHandler transport = carrier;
        if (options.Retry is { MaxRetries: > 0 } retry) transport = new RetryHandler(retry, options.Clock, observer, server, transport);
        var cookies = new CookieJar();
        life = new(options.Clock);
        var wire = new HttpClient(new SessionCookieHandler(cookies, life, options, transport), disposeHandler: false)
        {
            BaseAddress = server,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var about = new RestClient(wire, server, options).For<IXnatSessionApi>();
        var refusal = new SignInRefusal(credential, server);
        identity = new(server, options, refusal, about);
        signIn = new(credential, server, options, identity, refusal, about, observer);
        sessions = new(signIn);
        var pulse = new SessionPulse(sessions, identity, life, options.Clock, () => carrier.IsAtWork);
        session = new(sessions, signIn, identity, cookies, life, pulse, server, options, transport);
        // The limits are set by the transport, per step; one on the whole would end long transfers.
        var redirects = new RedirectHandler(server, options, session);
        HttpMessageHandler first = options.Reason is { } reason ? new ReasonHandler(reason, server, redirects) : redirects;
        Http = new(first) { BaseAddress = server, Timeout = Timeout.InfiniteTimeSpan };
        rest = new(Http, server, options);
        Archive = rest.For<IXnatArchiveApi>();
        Files = rest.For<IXnatFileApi>();
        Prearchive = rest.For<IXnatPrearchiveApi>();
        Import = rest.For<IXnatImportApi>();
        Dicom = rest.For<IXnatDicomApi>();
        Site = rest.For<IXnatSiteApi>();
        Searches = rest.For<IXnatSearchApi>();
        Administration = new(rest);
    }

    public Uri Server { get; }

    public XnatClientOptions Options { get; }

    /// <summary>Whether nothing can be sent any more.</summary>
    public bool HasEnded => sessions.HasEnded || sessions.IsRefused;

    /// <summary>When the session ends if nothing more is sent; <see langword="null"/> where that is not known, or there is none.</summary>
    public DateTimeOffset? Expires => HasEnded ? null : life.Expires;

    /// <summary>Who signed in, as the server names it; <see langword="null"/> for a guest.</summary>
    public string? Login => identity.Login;

    /// <summary>What stands for the session in use, to see later whether another has taken its place.</summary>
    public object? Session => sessions.Current;

    /// <summary>What should be mended although it works.</summary>
    public IReadOnlyList<string> Warnings { get; }

    public HttpClient Http { get; }

    public IXnatArchiveApi Archive { get; }

    public IXnatFileApi Files { get; }

    public IXnatPrearchiveApi Prearchive { get; }

    public IXnatImportApi Import { get; }

    public IXnatDicomApi Dicom { get; }

    public IXnatSiteApi Site { get; }

    public IXnatSearchApi Searches { get; }

    public AdministrationApis Administration { get; }

    public static async Task<XnatConnection> OpenAsync(
        Uri server, XnatCredential credential, XnatClientOptions options, CancellationToken cancellationToken)
    {
        ServerAddress.RequireSafe(server, credential, options);
        var connection = new XnatConnection(server, credential, options);
        try
        {
            await connection.sessions.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            connection.Http.Dispose();
            throw;
        }
    }

    /// <summary>An interface of the caller's, within the session.</summary>
    public T CreateApi<T>(JsonSerializerOptions? json)
        where T : class => rest.For<T>(json);

    /// <summary>Sends and checks. The caller disposes the answer.</summary>
    /// <exception cref="XnatException">Nothing came back, or not what was wanted.</exception>
    public async Task<HttpResponseMessage> AskAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> send, ExpectedContent expected, CancellationToken cancellationToken)
    {
        var response = await SendAsync(send, cancellationToken).ConfigureAwait(false);
        try
        {
            if (!IsAccepted(response))
                throw await FailureReader.ReadAsync(response, Server, Options, cancellationToken).ConfigureAwait(false);
            if (await PageCheck.FindAsync(response, expected, Server, Options, cancellationToken).ConfigureAwait(false) is { } page)
                throw page;
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Asked before something is taken for absent, refused or not kept that may only look so: whether the session is still that of who
    /// signed in. An open site answers a dead one as a guest, with status 200 and less data.
    /// </summary>
    /// <exception cref="XnatAuthenticationException">It is not.</exception>
    public Task RequireSameUserAsync(CancellationToken cancellationToken) => session.RequireSameUserAsync(cancellationToken);

    /// <summary>Asks the server who is signed in; <see langword="null"/> for a guest, who is not asked.</summary>
    public Task<string?> WhoAmIAsync(CancellationToken cancellationToken) => session.WhoAmIAsync(cancellationToken);

    /// <summary>
    /// Reads something of which less may be true for a guest, and reads it again if it says that nothing is there and the
    /// session had ended meanwhile.
    /// </summary>
    /// <exception cref="XnatAuthenticationException">There is no session any more to read it in.</exception>
    public async Task<T> ReadSurelyAsync<T>(
        Func<CancellationToken, Task<T>> read, Predicate<T> isAbsence, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var found = await read(cancellationToken).ConfigureAwait(false);
            if (!isAbsence(found)) return found;
            try
            {
                await RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
                return found;
            }
            catch (XnatAuthenticationException) when (signIn.CanRepeat && attempt < MostReadings)
            {
                // There is a new session now, unless the next reading says otherwise.
            }
        }
    }

    /// <summary>Sends, and needs no more than the answer's status.</summary>
    public async Task DoAsync(Func<CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        using var response = await AskAsync(send, ExpectedContent.Done, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends, and gives the text of the answer without blanks around it.</summary>
    public async Task<string> TextAsync(Func<CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        using var response = await AskAsync(send, ExpectedContent.Text, cancellationToken).ConfigureAwait(false);
        return await ReadTextAsync(response, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The text of an answer that was checked, without blanks around it.</summary>
    public static async Task<string> ReadTextAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        (await AnswerText.ReadAsync(response.Content, LongestText, cancellationToken).ConfigureAwait(false)).Trim();

    /// <summary>Sends, and gives the rows of the table as they arrive.</summary>
    public async IAsyncEnumerable<TableRow> RowsAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> send, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var rows in RowBatchesAsync(send, cancellationToken).ConfigureAwait(false))
        {
            foreach (var row in rows) yield return row;
        }
    }

    /// <summary>The same, as many rows at a time as came in one piece; the list is used again for the next.</summary>
    public async IAsyncEnumerable<List<TableRow>> RowBatchesAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> send, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await AskAsync(send, ExpectedContent.Json, cancellationToken).ConfigureAwait(false);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var table = new TableReader(stream, RouteOf(response), Options.Limits);
        await foreach (var rows in table.ReadBatchesAsync(cancellationToken).ConfigureAwait(false)) yield return rows;
    }

    /// <summary>Sends, and gives what is made of the JSON document of the answer.</summary>
    public async Task<T> JsonAsync<T>(
        Func<CancellationToken, Task<HttpResponseMessage>> send, Func<JsonElement, string, T> read, CancellationToken cancellationToken)
    {
        using var response = await AskAsync(send, ExpectedContent.Json, cancellationToken).ConfigureAwait(false);
        var (content, route) = (response.Content, RouteOf(response));
        return await JsonAnswer.ReadAsync(content, route, Options.Limits.DocumentBytes, read, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends, and gives the XML document of the answer.</summary>
    public async Task<XDocument> XmlAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        using var response = await AskAsync(send, ExpectedContent.Xml, cancellationToken).ConfigureAwait(false);
        return await XmlAnswer.ReadAsync(response.Content, RouteOf(response), Options.Limits.DocumentBytes, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Verb and template of what was asked.</summary>
    public string RouteOf(HttpResponseMessage response) =>
        $"{response.RequestMessage!.Method} {RouteTemplate.OfRequest(response.RequestMessage, Server)}";

    /// <summary>What an exception says about an answer that was fine in itself.</summary>
    public FailedAnswer Describe(HttpResponseMessage response) =>
        FailureReader.Describe(response.RequestMessage!, response, null, Server, Options);

    /// <summary>Signs out, if the server hears it soon. Never throws: a failing farewell must not hide what the caller was doing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (sessions.End() is not { } last) return;
        using (var patience = new CancellationTokenSource(Farewell))
        {
            // A handler of the caller's may neither listen to the token nor return.
            var farewell = Task.Run(() => signIn.EndAsync(last.Id, patience.Token), CancellationToken.None);
            await ((Task)farewell.WaitAsync(Farewell)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        try
        {
            Http.Dispose();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The caller's handler; nothing is left to do with it.
        }
    }

    // XNAT says that it moved a session by 301 with the new URI as body, and without a Location to follow.
    private static bool IsAccepted(HttpResponseMessage response) =>
        response.IsSuccessStatusCode
        || (response.StatusCode == System.Net.HttpStatusCode.MovedPermanently && !response.Headers.NonValidated.Contains("Location"))
        || (response.StatusCode == System.Net.HttpStatusCode.SeeOther && RedirectHandler.StaysAt(response.RequestMessage!));

    private async Task<HttpResponseMessage> SendAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        if (sessions.HasEnded) throw SessionKeeper.Gone();
        try
        {
            return await send(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
            when (sessions.HasEnded
                && e is OperationCanceledException or ObjectDisposedException
                && !cancellationToken.IsCancellationRequested)
        {
            throw SessionKeeper.Gone();
        }
        catch (Exception e) when (e is not XnatException && e.InnerException is XnatException inner)
        {
            // A handler of the caller's may wrap what ours below it throw.
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
        catch (Exception e) when (e is not OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
    }
}
