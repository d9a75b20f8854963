using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Importing;
using Xnat.Typed.Server.Prearchive;

namespace Xnat.Typed.Server.Routes.Services;

/// <summary>The sessions that services are told to work on.</summary>
internal static class WaitingSources
{
    /// <summary>Every <c>src</c>, or the one that <c>project</c>, <c>timestamp</c> and <c>folder</c> name together.</summary>
    public static List<string> Of(ParameterList parameters)
    {
        var sources = parameters.All("src").Where(source => source.Length > 0).ToList();
        if (sources.Count == 0
            && parameters.First("project") is { } project
            && parameters.First("timestamp") is { } timestamp
            && parameters.First("folder") is { } folder)
            sources.Add($"/prearchive/projects/{project}/{timestamp}/{folder}");
        return sources;
    }

    public static PrearchiveSession Find(ImportServices services, XnatRequest request, string source, int malformed = 400)
    {
        var segments = source.Split('/', StringSplitOptions.RemoveEmptyEntries).SkipWhile(segment => segment is "data" or "REST").ToList();
        if (segments is not ["prearchive", "projects", var project, var timestamp, var folder])
            throw new RestException(malformed, "Invalid src uri.");
        var session = services.Prearchive.Find(project, timestamp, folder) ?? throw RestException.NotFound("Unknown prearchive session.");
        return PrearchiveRights.MayEdit(services.Store, request.Access, session.Project) ? session : throw RestException.Forbidden();
    }
}
