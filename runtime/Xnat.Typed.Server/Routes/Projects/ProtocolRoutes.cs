using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Editing;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Items;

namespace Xnat.Typed.Server.Routes.Projects;

/// <summary>Which custom variables a project declares: <c>projects/{P}/protocols/{ID}</c>, or by <c>?dataType=</c>.</summary>
internal sealed class ProtocolRoutes(Site site)
{
    private const string Member = "studyProtocol";

    public Answer Show(XnatRequest request) => site.Store.Read(() => Show(request, Find(request, Project(request)) ?? throw Missing()));

    public async Task<Answer> PutAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        var submission = await SubmissionReader.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        return site.Store.Write(() => Put(request, Project(request), submission));
    }

    public Answer Delete(XnatRequest request) => site.Store.Write(() =>
    {
        var project = Project(request);
        var protocol = Find(request, project) ?? throw Missing();
        DemandEdit(request, project);
        project.Detach(protocol);
        project.Modified = site.Store.NextStamp(request.Access.Login);
        return Answer.Empty();
    });

    private static string IdOf(XnatRequest request) => request.Values.GetValueOrDefault("protocol", "");

    private Row Project(XnatRequest request) =>
        site.Store.Project(request.Values["project"]) is { } project && request.Access.CanRead(project)
            ? project
            : throw RestException.NotFound();

    private static Row? Find(XnatRequest request, Row project)
    {
        var protocols = project.Rows(Member);
        return protocols.FirstOrDefault(protocol => protocol["ID"] == IdOf(request))
            ?? (request.Query["dataType"] is { Length: > 0 } type
                ? protocols.FirstOrDefault(protocol => string.Equals(protocol["data-type"], type, StringComparison.OrdinalIgnoreCase))
                : null);
    }

    private static RestException Missing() => RestException.NotFound("Unable to find the specified protocol by data type or protocol ID");

    private Answer Put(XnatRequest request, Row project, Submission submission)
    {
        DemandEdit(request, project);
        if (submission.Documents.Count == 0) throw new RestException(417, "Need PUT Contents");
        if (submission.DocumentType(site.Types) is not { } type || !type.Is("xnat:abstractProtocol"))
            throw new RestException(406, "Only xnat:Protocol documents can be put here.");
        var document = submission.Documents[0];
        var protocol = Find(request, project);
        if (protocol is null)
        {
            protocol = project.Attach(Member, site.Store.NewRow(site.Types.Concrete(type), request.Access.Login));
            // Found by its data type, the protocol has the name that XNAT would have given to it.
            var dataType = request.Query["dataType"];
            protocol.Put("ID", string.IsNullOrEmpty(dataType) ? IdOf(request) : $"{project.Id}_{dataType.Replace(':', '_')}");
        }

        // The address decides the ID, not the document.
        var id = protocol["ID"]!;
        new ItemXmlReader(site.Store, request.Access.Login, submission.Parameters.Flag("allowDataDeletion")).Apply(protocol, document);
        protocol.Put("ID", id);
        project.Modified = site.Store.NextStamp(request.Access.Login);
        return Answer.Empty();
    }

    private static void DemandEdit(XnatRequest request, Row project)
    {
        if (!request.Access.CanEdit(project)) throw RestException.Forbidden();
    }

    private Answer Show(XnatRequest request, Row protocol)
    {
        if (request.Format is "json" or "application/json")
        {
            var json = new ItemJson(new ItemChildren(site.Store, request.Access)).Document(protocol);
            return Answer.Stream("application/json;charset=UTF-8", async (stream, token) =>
                await stream.WriteAsync(json, token).ConfigureAwait(false));
        }

        var xml = site.Documents(request).Document(protocol);
        return Answer.Stream("text/xml;charset=UTF-8", async (stream, token) => await stream.WriteAsync(xml, token).ConfigureAwait(false));
    }
}
