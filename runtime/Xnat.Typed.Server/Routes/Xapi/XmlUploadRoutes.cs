using System.Xml.Linq;
using Xnat.Typed.Server.Editing;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Routes.Xapi;

/// <summary>Stores a document that its schema allows: <c>/xapi/archive/upload/xml</c>.</summary>
internal sealed class XmlUploadRoutes(Site site)
{
    private readonly DocumentValidator validator = new(site.Schemas);

    public async Task<Answer> StoreAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        var submission = await SubmissionReader.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        if (submission.Documents is not [var document]) throw RestException.BadRequest("The request has to bring one XML document.");
        var type = submission.DocumentType(site.Types)
            ?? throw RestException.BadRequest($"The document is of no known data type: {document.Name.LocalName}.");
        if (validator.Check(document) is { Count: > 0 } problems) throw RestException.BadRequest(string.Join('\n', problems));
        var path = ArchivePath.Parse(Address(type, document))
            ?? throw RestException.BadRequest($"Documents of {type.XsiType} are not stored by themselves.");
        return site.Store.Write(() => Save(site.Edit(request, path, submission)));
    }

    private static Answer Save(EditContext context)
    {
        var answer = context.Path.Node switch
        {
            ArchiveNode.Project => new ProjectEditor(context).Put(),
            ArchiveNode.Subject => new SubjectEditor(context).Put(),
            ArchiveNode.Assessor => new AssessorEditor(context).Put(),
            _ => new ExperimentEditor(context).Put(),
        };
        // This service answers 200 for new objects too.
        return answer.Status == 201 ? Answer.Text(context.Resolver.Item(context.Path).Id) : answer;
    }

    /// <summary>Where an object of that kind is stored, as the document itself says.</summary>
    private static string[] Address(TypeEntry type, XElement document)
    {
        var name = Attribute(document, "label")
            ?? Attribute(document, "ID")
            ?? throw RestException.BadRequest("The document names neither label nor ID.");
        if (type.Is("xnat:projectData")) return ["projects", Attribute(document, "ID") ?? name];
        var project = Attribute(document, "project") ?? throw RestException.BadRequest("The document names no project.");
        if (type.Is("xnat:subjectData")) return ["projects", project, "subjects", name];
        if (!type.Is("xnat:imageAssessorData")) return type.Is("xnat:experimentData") ? ["projects", project, "experiments", name] : [];
        var session = document.Elements().FirstOrDefault(element => element.Name.LocalName == "imageSession_ID")?.Value
            ?? throw RestException.BadRequest("The document names no session.");
        return ["experiments", session, "assessors", name];
    }

    private static string? Attribute(XElement document, string name) =>
        (string?)document.Attribute(name) is { Length: > 0 } value ? value : null;
}
