namespace Xnat.Typed.Rest.Generator.Tests.Parity;

[Headers("X-From: base", "X-Base: 1")]
public interface IHeaderApiBase
{
    [Get("/inherited")]
    Task<HttpResponseMessage> InheritedAsync();
}
