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
        if (context.Submission.Field("ID") is { } other && !string.Equals(other, id, StringComparison.OrdinalIgnoreCase)) throw new RestException(417, "Project ID cannot be modified.");
        if (context.Store.Project(id) is not { } project)
        {
            Create(id);
            return Answer.Empty();
        }

        if (!context.Access.CanSee(project)) throw RestException.NotFound();
        context.DemandEdit(project);
        context.Builder.Update(project, context.Submission, Shortcuts.Project);
        SetAccessibility(project);
        return Answer.Empty();
    }

    public Answer Post()
    {
        var id = context.Submission.Field("ID") ?? throw new RestException(417, "Project ID is required.");
        if (context.Store.Project(id) is not null) throw new RestException(409, "Project already exists.");
        Create(id);
        return context.Posted($"/data/projects/{id}");
    }

    private void Create(string id)
    {
        if (!context.Access.CreatesProjects) throw RestException.Forbidden("User account doesn't have permission to create projects.");
        if (!ProjectId().IsMatch(id)) throw new RestException(417, "Invalid character in project ID.");
        if (context.Store.WasDeleted(id)) throw RestException.Forbidden($"Project '{id}' was used in a previously deleted project and cannot be reused.");
        var type = context.Submission.DocumentType(context.Store.Types) ?? context.Store.Types.Find(context.Submission.XsiType ?? "xnat:projectData") ?? throw RestException.BadRequest($"Unknown data type {context.Submission.XsiType}.");
        var row = context.Builder.Create(type, context.Submission, Shortcuts.Project);
        row.Put("ID", id);
        // XNAT fills both names with the ID where they are not given.
        if (row["secondary_ID"] is null) row.Put("secondary_ID", id);
        if (row["name"] is null) row.Put("name", id);
        var clash = context.Store.Projects.FirstOrDefault(other => Same(other["name"], row["name"]) || Same(other["secondary_ID"], row["secondary_ID"]) || Same(other.Id, row["name"]) || row.Rows("aliases/alias").Any(alias => Same(alias["alias"], other.Id) || other.Rows("aliases/alias").Any(taken => Same(taken["alias"], alias["alias"]))));
        if (clash is not null) throw new RestException(409, $"Requested new project conflicts with existing projects: {clash.Id}");
        context.Store.AddProject(row, context.Access.Login);
        SetAccessibility(row);
    }

    private void SetAccessibility(Row project)
    {
        if (context.Parameters["accessibility"] is not { Length: > 0 } level) return;
        if (level is not ("private" or "protected" or "public")) throw RestException.BadRequest($"Unknown accessibility '{level}'.");
        if (!context.Access.CanManage(project) || (level != "private" && !context.Access.OpensProjects)) throw RestException.Forbidden();
        context.Store.Contents(project.Id).Accessibility = level;
    }

    private static bool Same(string? left, string? right) => left is not null && string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^[A-Za-z0-9_-]+$")]
    private static partial Regex ProjectId();
}
