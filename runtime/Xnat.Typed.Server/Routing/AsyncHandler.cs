using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routing;

/// <summary>A method that answers when it has read what was sent.</summary>
internal delegate Task<Answer> AsyncHandler(XnatRequest request, CancellationToken cancellationToken);
