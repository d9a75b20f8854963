namespace Xnat.Typed.Rest.Generator.Tests.Parity;

public interface IAnswerApi
{
    [Get("/a/{id}")]
    Task RunAsync(string id, CancellationToken cancellationToken = default);

    [Get("/a")]
    Task<string> TextAsync(CancellationToken cancellationToken = default);

    [Get("/a")]
    Task<Stream> StreamAsync(CancellationToken cancellationToken = default);

    [Get("/a")]
    Task<HttpContent> ContentAsync(CancellationToken cancellationToken = default);

    [Get("/a")]
    Task<HttpResponseMessage> ResponseAsync(CancellationToken cancellationToken = default);

    [Get("/a/{id}")]
    Task<Item?> JsonAsync(string id, CancellationToken cancellationToken = default);
}
