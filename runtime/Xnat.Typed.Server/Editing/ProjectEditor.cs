using System.Text.RegularExpressions;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Editing;

/// <summary>Creates and changes projects.</summary>
internal sealed partial class ProjectEditor(EditContext context)
{
    public Answer Put()
    {
        var id = context.Path.Project!;
        if (context.Submission.Field("ID") is { } other && !string.Equals(other, id, StringComparison.OrdinalIgnoreCase))
            throw new RestException(417, "Project ID cannot be modified.");
        if (context.Store.Project(id) is { } project) Update(project);
        else Create(id);
        return Answer.Empty();
    }

    public Answer Post()
    {
        var id = context.Submission.Field("ID") ?? throw new RestException(417, "Project ID is required.");
        if (context.Store.Project(id) is not null) throw new RestException(409, "Project already exists.");
        Create(id);
        return context.Posted($"/data/projects/{id}");
    }

    private void Update(Row project)
    {
        if (!context.Access.CanSee(project)) throw RestException.NotFound();
        context.DemandEdit(project);
        var before = ProjectNames.Of(project);
        context.Builder.Update(project, context.Submission, Shortcuts.Project, changed => DemandOwnNames(changed, before));
        SetAccessibility(project);
    }

    private void Create(string id)
    {
        DemandNewId(id);
        var row = context.Builder.Create(context.TypeOfNew("xnat:projectData"), context.Submission, Shortcuts.Project);
        row.Put("ID", id);
        // XNAT fills both names with the ID where they are not given.
        if (row["secondary_ID"] is null) row.Put("secondary_ID", id);
        if (row["name"] is null) row.Put("name", id);
        DemandOwnNames(row);
        context.Store.AddProject(row, context.Access.Login);
        SetAccessibility(row);
    }

    private void DemandNewId(string id)
    {
        if (!context.Access.CreatesProjects) throw RestException.Forbidden("User account doesn't have permission to create projects.");
        if (!ProjectId().IsMatch(id)) throw new RestException(417, "Invalid character in project ID.");
        if (context.Store.WasDeleted(id))
            throw RestException.Forbidden($"Project '{id}' was used in a previously deleted project and cannot be reused.");
    }

    private void DemandOwnNames(Row row, ProjectNames? before = null)
    {
        var names = ProjectNames.Of(row);
        var others = context.Store.Projects.Where(project => project != row);
        if (others.FirstOrDefault(project => names.ClashWith(ProjectNames.Of(project), before)) is { } clash)
            throw new RestException(409, $"Requested new project conflicts with existing projects: {clash.Id}");
    }

    private void SetAccessibility(Row project)
    {
        if (context.Parameters["accessibility"] is not { Length: > 0 } level) return;
        if (!AccessLevel.IsKnown(level)) throw RestException.BadRequest($"Unknown accessibility '{level}'.");
        if (!context.Access.CanManage(project) || !context.Access.Opens(level)) throw RestException.Forbidden();
        context.Store.Contents(project.Id).Accessibility = level;
    }

    [GeneratedRegex("^[A-Za-z0-9_-]+$")]
    private static partial Regex ProjectId();
}
