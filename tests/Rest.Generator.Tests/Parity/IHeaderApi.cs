namespace Xnat.Typed.Rest.Generator.Tests.Parity;

[Headers("X-From: interface", "X-Face: 1")]
public interface IHeaderApi : IHeaderApiBase
{
    [Get("/h")]
    Task<HttpResponseMessage> PlainAsync();

    [Get("/h")]
    [Headers("X-From: method", "X-Base", "X-Empty:")]
    Task<HttpResponseMessage> OverriddenAsync();

    [Get("/h")]
    Task<HttpResponseMessage> DynamicAsync([Header("X-From")] string? from);

    [Get("/h")]
    Task<HttpResponseMessage> CollectionAsync([HeaderCollection] IDictionary<string, string> headers);

    [Get("/h")]
    Task<HttpResponseMessage> AuthorizedAsync([Authorize("Token")] string token);

    [Delete("/h")]
    Task<HttpResponseMessage> OnDeleteAsync();

    [Put("/h")]
    [Headers("Content-Type: application/dicom")]
    Task<HttpResponseMessage> ContentTypeAsync([Body] Stream body);

    [Get("/h")]
    Task<HttpResponseMessage> PropertyAsync([Property("key")] string value);
}
