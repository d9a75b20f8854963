using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Xnat.Typed.Server.Tests.Endpoints;

namespace Xnat.Typed.Server.Tests;

/// <summary>A server of its own with a plain HTTP client, signed in by Basic.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private TestServer(XnatServer server, AuthenticationHeaderValue? credentials)
    {
        Server = server;
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server.Url };
        Http.DefaultRequestHeaders.Authorization = credentials;
    }

    public XnatServer Server { get; }

    public HttpClient Http { get; }

    public static Task<TestServer> StartAsync(
        Action<XnatSeed>? seed = null,
        XnatServerOptions? options = null) => StartAsync(seed, options, Basic("admin", "admin"));

    public static Task<TestServer> StartAnonymousAsync(XnatServerOptions? options = null) => StartAsync(null, options, null);

    public static AuthenticationHeaderValue Basic(string user, string password) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    /// <summary>The following requests are those of an account whose password is its name; without a name those of nobody.</summary>
    public void SignInAs(string? user) => Http.DefaultRequestHeaders.Authorization = user is null ? null : Basic(user, user);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        return await Http.SendAsync(request);
    }

    public async Task<string> GetAsync(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"GET {path} answered {(int)response.StatusCode}: {text}");
        return text;
    }

    /// <summary>Rows of a listing.</summary>
    public async Task<List<Dictionary<string, string>>> RowsAsync(string path)
    {
        using var document = JsonDocument.Parse(await GetAsync(path));
        return [.. document.RootElement.GetProperty("ResultSet").GetProperty("Result").EnumerateArray()
            .Select(row => row.EnumerateObject().ToDictionary(cell => cell.Name, cell => cell.Value.GetString()!))];
    }

    /// <summary>The one item of a document.</summary>
    public async Task<JsonElement> ItemAsync(string path)
    {
        using var document = JsonDocument.Parse(await GetAsync(path
            + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?")
            + "format=json"));
        return document.RootElement.GetProperty("items")[0].Clone();
    }

    public async Task<XElement> XmlAsync(string path) => XElement.Parse(await GetAsync(path + "?format=xml"));

    public async Task<(int Status, string Text)> PutAsync(string path, HttpContent? content = null)
    {
        using var response = await SendAsync(HttpMethod.Put, path, content);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<(int Status, string Text)> PostAsync(string path, HttpContent? content = null)
    {
        using var response = await SendAsync(HttpMethod.Post, path, content);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<int> DeleteAsync(string path)
    {
        using var response = await SendAsync(HttpMethod.Delete, path);
        return (int)response.StatusCode;
    }

    public async Task<int> StatusAsync(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path);
        return (int)response.StatusCode;
    }

    /// <summary>The heading of an error page.</summary>
    public static string Heading(string page)
    {
        var start = page.IndexOf("<h3>", StringComparison.Ordinal);
        return start < 0 ? page : page[(start + 4)..page.IndexOf("</h3>", StringComparison.Ordinal)];
    }

    public static HttpContent Bytes(byte[] bytes, string? contentType)
    {
        var content = new ByteArrayContent(bytes);
        if (contentType is not null) content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return content;
    }

    public static HttpContent Xml(string text) => new StringContent(text, Encoding.UTF8, "text/xml");

    public static string Escape(string text) => Uri.EscapeDataString(text);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
        // By now the record is whole: a request that its client has left is written down last.
        RouteEvidence.Add(RecordsRoutesAttribute.Current, Server.Requests);
    }

    private static async Task<TestServer> StartAsync(
        Action<XnatSeed>? seed,
        XnatServerOptions? options,
        AuthenticationHeaderValue? credentials)
    {
        var server = await XnatServer.StartAsync(options ?? new XnatServerOptions(), data => seed?.Invoke(data));
        return new TestServer(server, credentials);
    }
}
