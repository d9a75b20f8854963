using Xnat.Typed.Server.Editing;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Routes;

/// <summary>PUT, POST and DELETE of objects.</summary>
internal sealed class EditRoutes(Site site)
{
    public async Task<Answer> HandleAsync(XnatRequest request, ArchivePath path, CancellationToken cancellationToken)
    {
        if (request.Method is not ("PUT" or "POST" or "DELETE")) throw RestException.MethodNotAllowed();
        var submission = await SubmissionReader.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        return site.Store.Write(() => Handle(request.Method, new EditContext(site.Store, request.Access, path, submission, request.SiteUrl, site.Settings.IsStrict, site.History)));
    }

    private static Answer Handle(string method, EditContext context)
    {
        var path = context.Path;
        if (path.Rest.Count > 0) return HandleRest(method, context);
        return method switch
        {
            "PUT" => Put(context),
            "POST" => Post(context),
            _ => path.Node is ArchiveNode.ProjectList or ArchiveNode.SubjectList or ArchiveNode.ExperimentList or ArchiveNode.ScanList or ArchiveNode.AssessorList or ArchiveNode.ReconstructionList or ArchiveNode.Vocabulary
                ? throw RestException.MethodNotAllowed()
                : new Remover(context).Delete(),
        };
    }

    private static Answer Put(EditContext context) => context.Path.Node switch
    {
        ArchiveNode.Project => new ProjectEditor(context).Put(),
        ArchiveNode.Subject => new SubjectEditor(context).Put(),
        ArchiveNode.Experiment => new ExperimentEditor(context).Put(),
        ArchiveNode.Scan => new ScanEditor(context).Put(),
        ArchiveNode.Assessor => new AssessorEditor(context).Put(),
        ArchiveNode.Reconstruction => new ReconstructionEditor(context).Put(),
        _ => throw RestException.MethodNotAllowed(),
    };

    private static Answer Post(EditContext context) => context.Path.Node switch
    {
        ArchiveNode.ProjectList => new ProjectEditor(context).Post(),
        ArchiveNode.SubjectList => new SubjectEditor(context).Post(),
        ArchiveNode.ExperimentList => new ExperimentEditor(context).Post(),
        ArchiveNode.ScanList => new ScanEditor(context).Post(),
        ArchiveNode.AssessorList => new AssessorEditor(context).Post(),
        _ => throw RestException.MethodNotAllowed(),
    };

    /// <summary>Behind an object only sharing is known, and settings behind a project; anything else changes nothing.</summary>
    private static Answer HandleRest(string method, EditContext context) => (method, context.Path.Node, context.Path.Rest) switch
    {
        ("PUT", not ArchiveNode.Project, ["projects", _]) => new SharingEditor(context).Put(),
        ("DELETE", not ArchiveNode.Project, ["projects", _]) => new SharingEditor(context).Delete(),
        ("PUT", ArchiveNode.Project, _) => new ProjectSettingEditor(context).Put(),
        _ => throw RestException.BadRequest("The address goes on behind the object; only 'projects/{project}' may follow."),
    };
}
