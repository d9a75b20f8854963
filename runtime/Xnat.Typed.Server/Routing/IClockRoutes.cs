using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routing;

/// <summary>The clock from outside.</summary>
internal interface IClockRoutes
{
    Answer Show(XnatRequest request);

    Task<Answer> AdvanceAsync(XnatRequest request, CancellationToken cancellationToken);
}
