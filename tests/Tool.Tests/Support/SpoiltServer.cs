using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Xnat.Typed.Tool.Tests.Support;

/// <summary>Stands before a server and changes what it answers.</summary>
internal sealed class SpoiltServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly HttpClient http;

    private SpoiltServer(WebApplication application, HttpClient http)
    {
        this.application = application;
        this.http = http;
    }

    public string Url => application.Urls.Single();

    /// <summary>Methods and paths as they came.</summary>
    public List<string> Asked { get; } = [];

    /// <param name="before">The server whose answers are changed.</param>
    /// <param name="spoil">Changes the answer; the body that it returns is sent, or nothing if it sent one itself.</param>
    public static async Task<SpoiltServer> StartAsync(Uri before, Func<HttpContext, byte[], Task<byte[]?>> spoil)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = before };
        var server = new SpoiltServer(builder.Build(), http);
        server.application.Run(context => server.AnswerAsync(context, spoil));
        await server.application.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        http.Dispose();
    }

    private async Task AnswerAsync(HttpContext context, Func<HttpContext, byte[], Task<byte[]?>> spoil)
    {
        var asked = context.Request;
        lock (Asked) Asked.Add($"{asked.Method} {asked.Path}");
        using var request = new HttpRequestMessage(
            new HttpMethod(asked.Method), context.Features.Get<IHttpRequestFeature>()!.RawTarget.TrimStart('/'));
        if (asked.ContentLength > 0) request.Content = new StreamContent(asked.Body);
        foreach (var (name, values) in asked.Headers.Where(header => header.Key != "Host"))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray()))
                request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        using var answer = await http.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (name is not ("Transfer-Encoding" or "Content-Length")) context.Response.Headers[name] = values.ToArray();
        }

        var body = await spoil(context, await answer.Content.ReadAsByteArrayAsync(context.RequestAborted));
        if (body is { Length: > 0 } && asked.Method != "HEAD" && context.Response.StatusCode is not (204 or 304))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
