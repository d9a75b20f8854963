using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Editing;

/// <summary>Deletes items.</summary>
internal sealed class Remover(EditContext context)
{
    public Answer Delete()
    {
        if (context.Path is { Project: { } id, Subject: null, Experiment: null }) return DeleteProject(id);
        var item = context.Resolver.Item(context.Path);
        var owner = item.Parent ?? item;
        // Through the address of a project that it is only shared into, an item is taken out of that project and lives on.
        if (context.Path.Project is { } project
            && context.Store.Project(project) is { } through
            && through.Id != owner.Project
            && item.Parent is null)
        {
            if (!context.Access.CanDelete(through)) throw Refused();
            context.Store.Unshare(item, through.Id);
            return Answer.Empty();
        }

        if (!context.Access.CanDeleteObject(owner)) throw Refused();
        if (item.Parent is not null) item.Parent.Detach(item);
        else context.Store.Remove(item);
        return Answer.Empty();
    }

    private Answer DeleteProject(string id)
    {
        // An unknown project is a bad request to XNAT, not a missing one.
        if (context.Store.Project(id) is not { } project || !context.Access.CanSee(project))
            throw RestException.BadRequest("Unable to identify project.");
        if (!context.Access.CanDelete(project)) throw Refused();
        context.Store.RemoveProject(project);
        return Answer.Empty();
    }

    private static RestException Refused() =>
        RestException.Forbidden("Specified user account has insufficient delete privileges for this object.");
}
