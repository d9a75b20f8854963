using System.Net;
using System.Text;
using System.Text.Json;
using Xnat.Typed.Tool.Files;
using Xnat.Typed.Tool.Pulling;

namespace Xnat.Typed.Tool.Tests.Support;

/// <summary>Stands in for the wire: a server that lists what it likes, which no server with a file system could.</summary>
internal sealed class ListedServer(params string[] listed) : HttpMessageHandler
{
    private readonly Dictionary<string, byte[]> schemas = new(StringComparer.Ordinal);

    /// <summary>Paths that were asked for, below the server.</summary>
    public List<string> Asked { get; } = [];

    public ListedServer With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    public ListedServer With(string path, byte[] content)
    {
        schemas[path] = content;
        return this;
    }

    /// <summary>Pulls all of it into a folder.</summary>
    public async Task<(PulledSchemas Pulled, SchemaTreeChanges Changes)> PullAsync(string folder)
    {
        await using var client = await XnatClient.ConnectAsync(
            "https://xnat.example.org", XnatCredential.UserPassword("reader", "secret-1"), new() { PrimaryHandler = _ => this });
        var server = new SchemaServer(client);
        var pulled = await new SchemaPull(server).RunAsync(await server.ListAsync(CancellationToken.None), CancellationToken.None);
        var tree = new SchemaTree(new OutputFolder(folder));
        return (pulled, await tree.WriteAsync(pulled, server.Address, new(null, null, []), CancellationToken.None));
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath.TrimStart('/');
        if (request.Method == HttpMethod.Get && path != "data/auth") Asked.Add(path);
        byte[]? content = path switch
        {
            "data/services/auth" => "0123456789ABCDEF0123456789ABCDEF"u8.ToArray(),
            "data/auth" => "User 'reader' is logged in"u8.ToArray(),
            "data/JSESSION" => [],
            "xapi/schemas" => JsonSerializer.SerializeToUtf8Bytes(listed),
            _ => schemas.GetValueOrDefault(path),
        };
        return Task.FromResult(new HttpResponseMessage(content is null ? HttpStatusCode.NotFound : HttpStatusCode.OK)
        {
            Content = new ByteArrayContent(content ?? []),
            RequestMessage = request
        });
    }

    protected override void Dispose(bool disposing)
    {
        // The test owns it; the client's pipeline must not end it.
    }
}
