namespace Xnat.Typed.Rest.Generator.Tests.Generation;

public interface IFormApi
{
    [Post("/b")]
    Task<HttpResponseMessage> FormAsync([Body(BodySerializationMethod.UrlEncoded)] LoginForm form);
}
