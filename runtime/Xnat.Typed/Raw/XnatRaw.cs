using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Xnat.Typed;

/// <summary>
/// Any path of the server, for what has no method, with the session's safety: signed in again where it is needed, typed exceptions, a page
/// never taken for data, and limits. Reached by <see cref="XnatClient.Raw"/>.
/// </summary>
/// <remarks>
/// What an answer says is not known here, so nothing is confirmed: whoever changes something looks afterwards. Exceptions are those of all
/// other methods, such as <see cref="XnatNotFoundException"/>; a path that is none is an <see cref="ArgumentException"/>, and nothing is
/// sent then. Texts are as the server sent them, with XNAT's entities.
/// </remarks>
public sealed class XnatRaw
{
    private const string Octets = "application/octet-stream";

    private readonly XnatConnection connection;

    internal XnatRaw(XnatConnection connection) => this.connection = connection;

    private long Longest => connection.Options.Limits.DocumentBytes;

    /// <summary>A JSON document.</summary>
    /// <param name="path">Where it is; below <c>/data</c> XNAT needs <c>?format=json</c> for some.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">It is no JSON, or longer than <see cref="XnatLimits.DocumentBytes"/>.</exception>
    /// <example><code>JsonElement site = await xnat.Raw.GetJsonAsync("/xapi/siteConfig");</code></example>
    public Task<JsonElement> GetJsonAsync(XnatPath path, CancellationToken cancellationToken = default) =>
        connection.JsonAsync(Request(HttpMethod.Get, path, null), static (document, _) => document.Clone(), cancellationToken);

    /// <summary>A JSON document as a value of a type, such as <c>LabJson.Default.Finding</c> describes it.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="path">Where it is.</param>
    /// <param name="type">From a <c>JsonSerializerContext</c>: nothing is found out by reflection.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">It is no JSON of that type, or too long.</exception>
    public Task<T> GetJsonAsync<T>(XnatPath path, JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(type);
        return connection.JsonAsync(Request(HttpMethod.Get, path, null), TypedJson.As(type), cancellationToken);
    }

    /// <summary>A text, such as XML or CSV.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatResponseException">A web page came instead; whoever wants one reads its bytes.</exception>
    /// <exception cref="XnatContentException">It is longer than <see cref="XnatLimits.DocumentBytes"/>.</exception>
    public async Task<string> GetTextAsync(XnatPath path, CancellationToken cancellationToken = default)
    {
        using var response = await AskAsync(HttpMethod.Get, path, null, ExpectedContent.Text, cancellationToken).ConfigureAwait(false);
        return await TextOfAsync(response, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All bytes of an answer, whatever it is.</summary>
    /// <param name="path">Where they are.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">
    /// There are more than <see cref="XnatLimits.DocumentBytes"/>; <see cref="OpenReadAsync"/> and <see cref="DownloadAsync"/> take as many
    /// as come.
    /// </exception>
    public async Task<byte[]> GetBytesAsync(XnatPath path, CancellationToken cancellationToken = default)
    {
        using var response = await AskAsync(HttpMethod.Get, path, null, ExpectedContent.Bytes, cancellationToken).ConfigureAwait(false);
        return await AnswerBytes.ReadAsync(response.Content, connection.RouteOf(response), Longest, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>The bytes of an answer as they arrive. Dispose the stream; it ends the request.</summary>
    /// <param name="path">Where they are.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <remarks>
    /// An answer that breaks off is an exception of a read. Bytes are compared with nothing; those of files are by
    /// <see cref="XnatFile.OpenReadAsync"/>.
    /// </remarks>
    public async Task<Stream> OpenReadAsync(XnatPath path, CancellationToken cancellationToken = default)
    {
        var response = await AskAsync(HttpMethod.Get, path, null, ExpectedContent.Bytes, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes an answer to disk: as long as it was announced, or not at all.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="file">The file to write; an older one of this name is replaced. Links, devices and pipes are not.</param>
    /// <param name="progress">Hears of the receiving. What it throws ends the download.</param>
    /// <param name="cancellationToken">Ends the call; nothing is kept then.</param>
    /// <returns>How many bytes it has.</returns>
    /// <exception cref="XnatException">The file cannot be written.</exception>
    public Task<long> DownloadAsync(
        XnatPath path, string file, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        DiskFailure.GuardAsync(async () =>
        {
            var request = Request(HttpMethod.Get, path, null);
            var target = PartialFile.Create(file);
            await using (target.ConfigureAwait(false))
            {
                using var response = await connection.AskAsync(request, ExpectedContent.Bytes, cancellationToken).ConfigureAwait(false);
                var announced = response.Content.Headers.ContentLength;
                FreeSpace.Require(target.Folder, target.Folder, announced ?? 0);
                var meter = new ProgressMeter(progress, announced);
                var source = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
                var length = await StreamCopy.CopyAsync(source, target.Stream, long.MaxValue, null, meter, cancellationToken)
                    .ConfigureAwait(false);
                await target.KeepAsync().ConfigureAwait(false);
                meter.Finish();
                return length;
            }
        });

    /// <summary>Sends with PUT.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="body">What; it stays the caller's. <see langword="null"/> for nothing.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The text of the answer, mostly an ID, an address or nothing.</returns>
    public Task<string> PutAsync(XnatPath path, HttpContent? body = null, CancellationToken cancellationToken = default) =>
        ChangeAsync(HttpMethod.Put, path, body, cancellationToken);

    /// <summary>Sends with POST.</summary>
    /// <inheritdoc cref="PutAsync"/>
    public Task<string> PostAsync(XnatPath path, HttpContent? body = null, CancellationToken cancellationToken = default) =>
        ChangeAsync(HttpMethod.Post, path, body, cancellationToken);

    /// <summary>Sends JSON with PUT, with its length, which XNAT wants below <c>/data</c>.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="body">What.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The text of the answer.</returns>
    public Task<string> PutJsonAsync(XnatPath path, JsonNode body, CancellationToken cancellationToken = default) =>
        ChangeAsync(HttpMethod.Put, path, Json(body), cancellationToken);

    /// <summary>Sends JSON with POST.</summary>
    /// <inheritdoc cref="PutJsonAsync"/>
    public Task<string> PostJsonAsync(XnatPath path, JsonNode body, CancellationToken cancellationToken = default) =>
        ChangeAsync(HttpMethod.Post, path, Json(body), cancellationToken);

    /// <summary>Sends with DELETE. XNAT deletes without asking back.</summary>
    /// <param name="path">What to delete.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The text of the answer.</returns>
    public Task<string> DeleteAsync(XnatPath path, CancellationToken cancellationToken = default) =>
        ChangeAsync(HttpMethod.Delete, path, null, cancellationToken);

    /// <summary>
    /// Sends a file from disk with PUT, in constant memory. Below <c>/data</c>, <c>…/files/{name}?inbody=true</c> stores it as it is.
    /// </summary>
    /// <param name="path">Where to.</param>
    /// <param name="file">The file.</param>
    /// <param name="progress">Hears of the sending. What it throws ends the upload.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The text of the answer.</returns>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    /// <exception cref="XnatException">It cannot be read, or changed while it was sent.</exception>
    public Task<string> UploadAsync(
        XnatPath path, string file, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        ChangeAsync(HttpMethod.Put, path, FileContent.Of(file, Octets, progress), cancellationToken);

    /// <summary>
    /// Sends with any method, and gives the answer once its headers are there: <c>HttpMethod.Head</c> for these alone.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <param name="path">Where to.</param>
    /// <param name="body">
    /// What; it stays the caller's. One of unknown length is made in memory first: XNAT wants a length below <c>/data</c>. A
    /// <see cref="StreamContent"/> cannot be sent again in a new session; give bytes, or a file to <see cref="UploadAsync"/>.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>An answer that did not refuse, and is no sign-in page. Dispose it.</returns>
    /// <exception cref="XnatResponseException">The server refused; the class says in which way.</exception>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, XnatPath path, HttpContent? body = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(method);
        return await AskAsync(method, path, body, ExpectedContent.Bytes, cancellationToken).ConfigureAwait(false);
    }

    private static StringContent Json(JsonNode body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return new StringContent(body.ToJsonString(), null, "application/json");
    }

    private async Task<string> ChangeAsync(HttpMethod method, XnatPath path, HttpContent? body, CancellationToken cancellationToken)
    {
        using var response = await AskAsync(method, path, body, ExpectedContent.Bytes, cancellationToken).ConfigureAwait(false);
        return await TextOfAsync(response, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> TextOfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var route = connection.RouteOf(response);
        var bytes = await AnswerBytes.ReadAsync(response.Content, route, Longest, cancellationToken).ConfigureAwait(false);
        return AnswerText.Decode(response.Content, bytes);
    }

    private Task<HttpResponseMessage> AskAsync(
        HttpMethod method, XnatPath path, HttpContent? body, ExpectedContent expected, CancellationToken cancellationToken) =>
        connection.AskAsync(Request(method, path, body), expected, cancellationToken);

    /// <exception cref="ArgumentException">The path is none.</exception>
    private Func<CancellationToken, Task<HttpResponseMessage>> Request(HttpMethod method, XnatPath path, HttpContent? body)
    {
        var address = path.On(connection.Server);
        return async token =>
        {
            // Not disposed: the answer names its request, and a body of the caller's stays the caller's.
            var request = new HttpRequestMessage(method, address)
            {
                Content = body is { Headers.ContentLength: null } ? await InMemoryAsync(body, token).ConfigureAwait(false) : body,
                Version = connection.Http.DefaultRequestVersion,
                VersionPolicy = connection.Http.DefaultVersionPolicy,
            };
            return await connection.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token).ConfigureAwait(false);
        };
    }

    /// <summary>Of unknown length a body would be sent in chunks, which XNAT takes for an empty one below <c>/data</c>.</summary>
    private static async Task<HttpContent> InMemoryAsync(HttpContent body, CancellationToken cancellationToken)
    {
        try
        {
            var copy = new ByteArrayContent(await body.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            foreach (var (name, values) in body.Headers.NonValidated) copy.Headers.TryAddWithoutValidation(name, values);
            return copy;
        }
        catch (Exception e) when (e is not (XnatException or OperationCanceledException))
        {
            throw new XnatException("The body of the request could not be made; nothing was sent. What it threw is in InnerException.", e);
        }
    }
}
