using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;

namespace Xnat.Typed.Server.Http;

/// <summary>A request as routes see it: decoded path and parameters, and who asks.</summary>
internal sealed class XnatRequest
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private bool hasReadForm;
    private ParameterList fields = ParameterList.Empty;
    private ParameterList? stored;

    private XnatRequest(HttpContext context, string method, IReadOnlyList<string> segments, ParameterList query)
    {
        Context = context;
        Method = method;
        Segments = segments;
        Query = query;
    }

    public HttpContext Context { get; }

    public string Method { get; }

    /// <summary>Path segments, each decoded once; empty ones are left out.</summary>
    public IReadOnlyList<string> Segments { get; }

    /// <summary>Whether the path ends in a slash, which makes a folder of a file's address.</summary>
    public bool IsFolder { get; private init; }

    public ParameterList Query { get; }

    /// <summary>Fields of a form body, then the query on top of them.</summary>
    public ParameterList Parameters => fields.Then(Query);

    /// <summary>The same with values as XNAT stores them: those of query and form are escaped, those of a JSON body are not.</summary>
    public ParameterList Stored => stored ??= (IsJson ? fields : fields.Escaped()).Then(Query.Escaped());

    /// <summary>Who asks; on open addresses possibly a guest.</summary>
    public Access Access { get; set; } = null!;

    public bool IsGuest { get; set; }

    /// <summary>The session of the request's cookie or credentials.</summary>
    public Session? Session { get; set; }

    /// <summary>Whether it came without a living session and passed the filter that looks at passwords.</summary>
    public bool NeedsSession { get; set; }

    /// <summary>What stands in the path for each placeholder of the route.</summary>
    public IReadOnlyDictionary<string, string> Values { get; private set; } = new Dictionary<string, string>();

    /// <summary>Segments behind the route's template, which it swallows.</summary>
    public IReadOnlyList<string> Rest { get; private set; } = [];

    /// <summary>Segments below <c>/data</c> or <c>/data/archive</c>.</summary>
    public IReadOnlyList<string> Address => [.. Segments.Skip(Segments is [_, "archive", ..] ? 2 : 1)];

    /// <summary>Template of the route that took the request; stays <see langword="null"/> where none did.</summary>
    public string? Route { get; set; }

    /// <summary>Address under which the client sees the server.</summary>
    public string SiteUrl => $"{Context.Request.Scheme}://{Context.Request.Host.Value}";

    public bool IsRead => Method is "GET" or "HEAD";

    public string UserAgent => Context.Request.Headers.UserAgent.ToString();

    public string? Format => Query["format"];

    public string ContentType => (Context.Request.ContentType ?? "").Split(';')[0].Trim();

    /// <summary>The encoding that the content type names; <see langword="null"/> where it names none.</summary>
    /// <exception cref="RestException">400: it names an unknown one.</exception>
    public Encoding? Charset => Http.Charset.Of(Context.Request.ContentType);

    private bool IsJson => ContentType == "application/json";

    /// <summary>XNAT's item resources ignore a body whose length is not announced.</summary>
    public bool HasBody => Context.Request.ContentLength > 0;

    public static XnatRequest From(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? target : target[..mark];
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToList();
        return new(
            context,
            context.Request.Method.ToUpperInvariant(),
            segments,
            ParameterList.Parse(mark < 0 ? "" : target[(mark + 1)..])) { IsFolder = path.EndsWith('/') };
    }

    /// <exception cref="RestException">
    /// 400: the address has escapes that stand for no text, or a percent sign in its path that begins none. Names would be stored as
    /// nobody wrote them.
    /// </exception>
    public void DemandText()
    {
        var target = Context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (!Escapes.AreText(target) || !Escapes.AreWhole(target.Split('?')[0])) throw NoText();
    }

    private static RestException NoText() =>
        RestException.BadRequest("The percent escapes of the request are no text: escape the bytes of UTF-8, and a percent sign as %25.");

    /// <summary>Takes the fields of a form-encoded body into <see cref="Parameters"/>.</summary>
    public async Task ReadFormAsync(CancellationToken cancellationToken)
    {
        if (ContentType != "application/x-www-form-urlencoded" || hasReadForm) return;
        hasReadForm = true;
        var form = await ReadTextAsync(cancellationToken).ConfigureAwait(false);
        AddForm(ParameterList.Parse(Escapes.AreText(form) ? form : throw NoText()));
    }

    /// <summary>The same for services that take their parameters as a JSON object too.</summary>
    /// <exception cref="RestException">400: the body is no JSON object.</exception>
    public async Task ReadFieldsAsync(CancellationToken cancellationToken)
    {
        if (!IsJson || !HasBody)
        {
            await ReadFormAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        try
        {
            var text = await ReadTextAsync(cancellationToken).ConfigureAwait(false);
            var members = JsonText.Parse(text) as JsonObject ?? throw new JsonException("No object.");
            AddForm(new ParameterList([.. members.SelectMany(Entries)]));
        }
        catch (JsonException)
        {
            throw RestException.BadRequest("The body is no JSON object.");
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Entries(KeyValuePair<string, JsonNode?> field) => field.Value switch
    {
        null => [],
        JsonArray values => values.Select(value => KeyValuePair.Create(field.Key, value?.ToString() ?? "")),
        var value => [KeyValuePair.Create(field.Key, value.ToString())],
    };

    /// <summary>Takes over what the route's template says of the path.</summary>
    public void Take(IReadOnlyDictionary<string, string> values, IReadOnlyList<string> rest) => (Values, Rest) = (values, rest);

    public void AddForm(ParameterList form) => (fields, stored) = (form, null);

    /// <summary>The body as text, in the encoding that its content type names or UTF-8.</summary>
    /// <exception cref="RestException">400: bytes are no text in that encoding. 413: it is too large.</exception>
    public async Task<string> ReadTextAsync(CancellationToken cancellationToken)
    {
        using var bytes = await BoundedBody.ReadAsync(Context.Request.Body, cancellationToken).ConfigureAwait(false);
        try
        {
            using var reader = new StreamReader(bytes, Charset is null or UTF8Encoding ? Strict : Charset);
            return await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DecoderFallbackException)
        {
            throw RestException.BadRequest("The body is no UTF-8: send it in UTF-8, or name its encoding in the content type.");
        }
    }
}
