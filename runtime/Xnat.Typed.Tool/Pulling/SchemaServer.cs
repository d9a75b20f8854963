using System.Net;
using System.Text.Json;
using Xnat.Typed.Rest;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Schema.Reading.Components;
using Xnat.Typed.Tool.Files;

namespace Xnat.Typed.Tool.Pulling;

/// <summary>The schemas of a server that the client is signed in to.</summary>
internal sealed class SchemaServer(XnatClient client)
{
    /// <summary>The largest schema of XNAT has a fifth of a megabyte.</summary>
    private const int Longest = 16 * 1024 * 1024;

    private static readonly string[] BuildNames = ["shaFull", "sha", "buildNumber"];

    private readonly IXnatSchemaApi api = client.CreateApi<IXnatSchemaApi>();

    public Uri Address => client.Address;

    /// <summary>Version, build and plugins, as far as the server tells them.</summary>
    public async Task<ServerDescription> DescribeAsync(CancellationToken cancellationToken)
    {
        var site = client.Administration.Site;
        var version = await TryAsync<string?>(async () => await client.GetServerVersionAsync(cancellationToken).ConfigureAwait(false), null)
            .ConfigureAwait(false);
        var build = await TryAsync(async () => BuildIn(await site.BuildInfoAsync(cancellationToken).ConfigureAwait(false)), null)
            .ConfigureAwait(false);
        var plugins = await TryAsync(async () => await site.PluginsAsync(cancellationToken).ConfigureAwait(false), [])
            .ConfigureAwait(false);
        return new(version, build, [.. plugins.Select(static plugin => new LockedPlugin(plugin.Id, plugin.Version))]);
    }

    /// <summary>The commit that it was built from, or else the number of its build; both stay until another one is installed.</summary>
    private static string? BuildIn(IReadOnlyDictionary<string, string> info) =>
        BuildNames.Select(info.GetValueOrDefault).FirstOrDefault(static text => !string.IsNullOrEmpty(text));

    private static async Task<T> TryAsync<T>(Func<Task<T>> ask, T otherwise)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (XnatException exception) when (exception is not XnatConnectionException)
        {
            return otherwise;
        }
    }

    /// <summary>Names of all schemas as the server lists them, sorted.</summary>
    /// <exception cref="XnatException">The server gives no such list.</exception>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        const string Route = "/xapi/schemas";
        var (status, content) = await ReadAsync(api.ListAsync, cancellationToken).ConfigureAwait(false);
        if (status != HttpStatusCode.OK)
            throw new XnatResponseException(
                $"GET {Route} answered {(int)status}; the list of schemas needs XNAT 1.7 or later and an account that may read it.",
                new(status, "GET", Route));
        try
        {
            var names = JsonSerializer.Deserialize(content, PullingJson.Default.StringArray) ?? [];
            return [.. names.Where(name => name is not null).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        }
        catch (JsonException exception)
        {
            throw new XnatContentException(
                $"GET {Route} answered something else than a list of names; check that the address is that of an XNAT server.", exception)
            {
                Route = Route,
            };
        }
    }

    /// <exception cref="UnusableSchemaException">What came is no schema, or nothing came.</exception>
    public async Task<FetchedSchema> FetchAsync(SchemaName name, CancellationToken cancellationToken)
    {
        var source = name.ApiPath;
        var (status, content) = await TryReadAsync(token => api.GetAsync(name.ToString(), token), cancellationToken).ConfigureAwait(false);
        if (status == HttpStatusCode.NotFound)
        {
            // What a schema imports need not be in the list, and is there as a file all the same.
            source = name.FilePath;
            (status, content) = await TryReadAsync(token => api.GetFileAsync(name.Folder, name.File, token), cancellationToken)
                .ConfigureAwait(false);
        }

        if (status != HttpStatusCode.OK) throw new UnusableSchemaException($"the server answered {(int)status}");
        return new FetchedSchema(name, source, XmlText.ToUtf8(content), Read(name, content, cancellationToken));
    }

    private static SchemaDocument Read(SchemaName name, byte[] content, CancellationToken cancellationToken)
    {
        var (text, encoding) = XmlText.Decode(content);
        var document = SchemaReader.Read(new SchemaInput(name.ToString(), text, "", "", encoding), cancellationToken);
        var refusal = document.Problems.FirstOrDefault(static problem =>
            problem.Code == ProblemCatalog.NotASchema.Code || problem.Code == ProblemCatalog.NotWellFormed.Code);
        if (refusal is null) return document;
        if (AnswerText.IsHtml(text))
        {
            var page = LoginPage.IsIn(text) ? "a sign-in page" : "an HTML page";
            throw new UnusableSchemaException($"the server answered {page} instead of a schema");
        }

        var position = refusal.Position;
        throw new UnusableSchemaException(refusal.Code == ProblemCatalog.NotASchema.Code
            ? $"its root is '{refusal.Arguments[0]}', not xs:schema"
            : $"it is not well-formed XML at line {position!.Line}, column {position.Column}: {refusal.Arguments[0].TrimEnd('.')}");
    }

    private static async Task<(HttpStatusCode Status, byte[] Content)> TryReadAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(send, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is XnatException or HttpRequestException or IOException)
        {
            throw new UnusableSchemaException(exception.Message.TrimEnd('.'));
        }
    }

    private static async Task<(HttpStatusCode Status, byte[] Content)> ReadAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        using var response = await send(cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.OK) return (response.StatusCode, []);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var bounded = new BoundedStream(stream, Longest, static () =>
            new XnatContentException($"the answer is longer than {Longest / 1024 / 1024} MiB, which no schema is"));
        await using (bounded.ConfigureAwait(false))
        {
            using var content = new MemoryStream();
            await bounded.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
            return (response.StatusCode, content.ToArray());
        }
    }
}
