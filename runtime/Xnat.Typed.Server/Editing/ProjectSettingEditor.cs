using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Editing;

/// <summary>Settings at the end of a project's address: <c>prearchive_code/4</c>, <c>accessibility/public</c>, <c>users/Members/jdoe</c>.</summary>
internal sealed class ProjectSettingEditor(EditContext context)
{
    private static readonly string[] Groups = ["owner", "member", "collaborator"];

    public Answer Put()
    {
        var project = context.Store.Project(context.Path.Project!) ?? throw RestException.BadRequest("Unable to identify project.");
        context.DemandEdit(project);
        var contents = context.Store.Contents(project.Id);
        switch (context.Path.Rest)
        {
            case ["prearchive_code", var code] when code is "0" or "1" or "4" or "5" or "true" or "false":
                contents.PrearchiveCode = code switch { "true" => "1", "false" => "0", _ => code };
                return Answer.Empty();
            case ["quarantine_code", var code] when code is "0" or "1" or "true" or "false":
                contents.QuarantineCode = code switch { "true" => "1", "false" => "0", _ => code };
                return Answer.Empty();
            case ["current_arc", _, ..]:
                contents.CurrentArchive = string.Join('/', context.Path.Rest.Skip(1));
                return Answer.Empty();
            case ["scan_type_mapping", "true" or "false"]:
                return Answer.Empty();
            case ["accessibility", var level] when level is "private" or "protected" or "public":
                contents.Accessibility = level;
                return Answer.Text(level);
            case ["users", var group, var login]:
                contents.Roles[login] = Group(project.Id, group) ?? throw RestException.NotFound();
                return Answer.Empty();
            default:
                throw RestException.BadRequest($"Unknown project setting {context.Path.Rest[0]}.");
        }
    }

    /// <summary>A group by its full id, the end of it, or its display name.</summary>
    private static string? Group(string project, string name) =>
        Array.Find(Groups, group => name == group || name == $"{project}_{group}" || string.Equals(name, group + "s", StringComparison.OrdinalIgnoreCase));
}
