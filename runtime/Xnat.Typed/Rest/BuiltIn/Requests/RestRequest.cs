using System.ComponentModel;
using System.Text;

namespace Xnat.Typed.Rest.BuiltIn;

/// <summary>Called by generated code: what one call of an interface method sends.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RestRequest
{
    private readonly HttpMethod _method;
    private readonly string _route;
    private readonly List<KeyValuePair<string, string?>> _headers = [];
    private readonly List<KeyValuePair<string, object?>> _properties = [];
    private HttpContent? _content;
    private UriFormat _uriFormat = UriFormat.UriEscaped;
    private RestPairs? _form;
    private RestParts? _parts;

    /// <summary>Starts a request.</summary>
    /// <param name="method">What is sent.</param>
    /// <param name="route">Where to; values in it are escaped.</param>
    public RestRequest(HttpMethod method, RestRoute route)
    {
        _method = method;
        _route = route.ToString();
    }

    /// <summary>Pairs behind those that the route itself has.</summary>
    public RestPairs Query { get; } = [];

    /// <summary>Fields of a form body; reading it makes the body a form.</summary>
    public RestPairs Form => _form ??= [];

    /// <summary>The parts, once <see cref="StartParts"/> has made the body a multipart body.</summary>
    public RestParts Parts => _parts ?? throw new InvalidOperationException("The request has no parts.");

    internal HttpMethod Method => _method;

    internal bool IsBuffered { get; private set; }

    /// <summary>Makes the body a multipart body.</summary>
    /// <param name="boundary">Text between the parts.</param>
    public void StartParts(string boundary) => _parts = new RestParts(boundary);

    /// <summary>Sets a header; <see langword="null"/> takes it away. The last one of a name wins.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="name">Name of the header.</param>
    /// <param name="value">The value, or <see langword="null"/>.</param>
    public void SetHeader<T>(string name, T value)
    {
        // Line breaks would start a header of the sender's choosing.
        var text = RestText.Of(value)?.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
        _headers.RemoveAll(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase));
        _headers.Add(new(name, text));
    }

    /// <summary>Sends a credential; <see langword="null"/> sends none.</summary>
    /// <typeparam name="T">Type of the credential.</typeparam>
    /// <param name="scheme">Scheme before the credential.</param>
    /// <param name="credential">The credential, or <see langword="null"/>.</param>
    public void Authorize<T>(string scheme, T credential) => SetHeader("Authorization", RestText.Of(credential) is { } text ? $"{scheme} {text}" : null);

    /// <summary>Sets each entry as a header.</summary>
    /// <param name="headers">The entries, or <see langword="null"/> for none.</param>
    public void SetHeaders(IEnumerable<KeyValuePair<string, string>>? headers)
    {
        foreach (var header in headers ?? []) SetHeader(header.Key, header.Value);
    }

    /// <summary>Hands a value to the message handlers.</summary>
    /// <param name="key">Key in the options.</param>
    /// <param name="value">The value.</param>
    public void SetProperty(string key, object? value) => _properties.Add(new(key, value));

    /// <summary>Sends a content as it is; the request disposes of it.</summary>
    /// <param name="content">The body; <see langword="null"/> sends the JSON word for it.</param>
    public void SetBody(HttpContent? content) => _content = content ?? new StringContent("null", Encoding.UTF8, "application/json");

    /// <summary>Sends what a stream holds; the stream stays open.</summary>
    /// <param name="stream">The body.</param>
    public void SetBody(Stream? stream) => SetBody(stream is null ? null : new StreamContent(new LeftOpenStream(stream)));

    /// <summary>Sends plain text.</summary>
    /// <param name="text">The body.</param>
    public void SetBody(string? text) => SetBody(text is null ? null : new StringContent(text, Encoding.UTF8, "text/plain"));

    /// <summary>Sends a text as one escaped form word.</summary>
    /// <param name="text">The body.</param>
    public void SetFormText(string? text) =>
        SetBody(text is null ? null : new StringContent(Uri.EscapeDataString(text), Encoding.UTF8, "application/x-www-form-urlencoded"));

    /// <summary>Reads the body into memory before sending, so that its length is known.</summary>
    public void Buffer() => IsBuffered = true;

    /// <summary>Says how path and query are escaped once they are complete.</summary>
    /// <param name="format">The escaping.</param>
    public void SetUriFormat(UriFormat format) => _uriFormat = format;

    internal HttpRequestMessage ToMessage(HttpClient client)
    {
        var message = new HttpRequestMessage(_method, Address(client)) { Version = client.DefaultRequestVersion, VersionPolicy = client.DefaultVersionPolicy };
        message.Content = _parts?.ToContent() ?? (_form is null ? _content : new FormUrlEncodedContent(_form));
        foreach (var (name, value) in _headers.Where(header => header.Value is not null))
        {
            // Content headers need a content to sit on; some servers also want a length of 0 on a PUT or DELETE without body.
            if (_method != HttpMethod.Get && _method != HttpMethod.Head) message.Content ??= new ByteArrayContent([]);
            if (message.Headers.TryAddWithoutValidation(name, value) || message.Content is not { Headers: var headers }) continue;
            if (headers.NonValidated.Contains(name)) headers.Remove(name);
            headers.TryAddWithoutValidation(name, value);
        }

        foreach (var (key, value) in _properties) message.Options.Set(new HttpRequestOptionsKey<object?>(key), value);
        return message;
    }

    private Uri Address(HttpClient client)
    {
        var root = client.BaseAddress ?? throw new InvalidOperationException("The HttpClient has no BaseAddress; set it to the address of the server.");
        var query = Query.ToString();
        var separator = query.Length == 0 ? "" : _route.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        // Joined as text: resolving "//host" against the base would send the request, and its credentials, somewhere else.
        var origin = root.GetLeftPart(UriPartial.Authority);
        var address = new Uri(origin + root.AbsolutePath.TrimEnd('/') + _route + separator + query);
        return _uriFormat == UriFormat.UriEscaped ? address : new Uri(origin + address.GetComponents(UriComponents.PathAndQuery, _uriFormat));
    }
}
