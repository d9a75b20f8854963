namespace Xnat.Typed.Rest.Generator.Tests.Parity;

public interface IBodyApi
{
    [Post("/b")]
    Task<HttpResponseMessage> ContentAsync([Body] HttpContent body);

    [Post("/b")]
    Task<HttpResponseMessage> StreamAsync([Body] Stream body);

    [Post("/b")]
    Task<HttpResponseMessage> TextAsync([Body] string body);

    [Post("/b")]
    Task<HttpResponseMessage> JsonTextAsync([Body(BodySerializationMethod.Serialized)] string body);

    [Post("/b")]
    Task<HttpResponseMessage> JsonAsync([Body] Item? body);

    [Post("/b")]
    Task<HttpResponseMessage> BufferedJsonAsync([Body(buffered: true)] Item body);

    [Put("/b/{id}")]
    Task<HttpResponseMessage> ImplicitAsync(string id, Item item, string? note);

    [Post("/b")]
    Task<HttpResponseMessage> FormMapAsync([Body(BodySerializationMethod.UrlEncoded)] Dictionary<string, object> form);

    [Multipart("limit")]
    [Post("/b")]
    Task<HttpResponseMessage> PartsAsync([AliasAs("image")] StreamPart file, ByteArrayPart more, string note, [Query] string? mode);

    [Patch("/b")]
    Task<HttpResponseMessage> PatchAsync([Body] string body);

    [Options("/b")]
    Task<HttpResponseMessage> OptionsAsync();

    [Head("/b")]
    Task<HttpResponseMessage> HeadAsync();
}
