using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Editing;

/// <summary>Settings at the end of a project's address: <c>prearchive_code/4</c>, <c>quarantine_code/1</c>.</summary>
internal sealed class ProjectSettingEditor(EditContext context)
{
    public Answer Put()
    {
        if (context.Store.Project(context.Path.Project!) is not { } project || !context.Access.CanSee(project))
            throw RestException.BadRequest("Unable to identify project.");
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
                contents.CurrentArchive = StoredText.Escape(string.Join('/', context.Path.Rest.Skip(1)));
                return Answer.Empty();
            case ["scan_type_mapping", "true" or "false"]:
                return Answer.Empty();
            default:
                throw RestException.BadRequest($"Unknown project setting {context.Path.Rest[0]}.");
        }
    }
}
