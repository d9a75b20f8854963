using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routing;

/// <summary>The whole state from outside.</summary>
internal interface IStateRoutes
{
    Task<Answer> ExportAsync(XnatRequest request, CancellationToken cancellationToken);

    Task<Answer> ImportAsync(XnatRequest request, CancellationToken cancellationToken);

    Task<Answer> ResetAsync(XnatRequest request, CancellationToken cancellationToken);
}
