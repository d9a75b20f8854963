using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routing;

/// <summary>Faults from outside.</summary>
internal interface IFaultRoutes
{
    Answer List(XnatRequest request);

    Task<Answer> AddAsync(XnatRequest request, CancellationToken cancellationToken);

    Answer Clear(XnatRequest request);
}
