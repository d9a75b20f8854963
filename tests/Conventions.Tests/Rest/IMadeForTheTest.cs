using Refit;

namespace Xnat.Typed.Conventions.Tests.Rest;

/// <summary>An interface of which one method is called, one is handed on as a delegate, and one is neither.</summary>
internal interface IMadeForTheTest
{
    [Get("/called")]
    Task<HttpResponseMessage> CalledAsync(CancellationToken cancellationToken);

    [Get("/handed-on")]
    Task<HttpResponseMessage> HandedOnAsync(CancellationToken cancellationToken);

    [Get("/forgotten")]
    Task<HttpResponseMessage> ForgottenAsync(CancellationToken cancellationToken);
}
