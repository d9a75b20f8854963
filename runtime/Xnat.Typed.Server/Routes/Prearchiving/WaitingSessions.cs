using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Prearchive;

namespace Xnat.Typed.Server.Routes.Prearchiving;

/// <summary>Finds the session that an address names.</summary>
internal sealed class WaitingSessions(Site site)
{
    /// <summary>The session. Called with the store locked.</summary>
    /// <exception cref="RestException">404: there is none; 403: the caller may not edit its project.</exception>
    public PrearchiveSession Find(XnatRequest request)
    {
        var (project, timestamp, folder) = (request.Values["project"], request.Values["timestamp"], request.Values["folder"]);
        var session = site.Prearchive.Find(project, timestamp, folder)
            ?? throw RestException.NotFound("Unable to find the specified session.");
        return PrearchiveRights.MayEdit(site.Store, request.Access, session.Project) ? session : throw RestException.Forbidden();
    }
}
