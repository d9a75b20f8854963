using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routing;

/// <summary>The record of requests from outside.</summary>
internal interface IRequestRoutes
{
    Answer List(XnatRequest request);

    Answer Clear(XnatRequest request);
}
