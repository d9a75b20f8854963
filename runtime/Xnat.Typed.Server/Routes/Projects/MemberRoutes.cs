using Xnat.Typed.Server.Accounts;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Routes.Projects;

/// <summary>Who belongs to a project, and who may see it: <c>projects/{P}/users</c>, <c>/groups</c>, <c>/accessibility</c>, <c>/pars</c>.</summary>
internal sealed class MemberRoutes(Site site)
{
    private const string Base = "/data/projects/{project}";

    private ProjectGroups Groups => site.Users.Groups;

    public Answer Handle(XnatRequest request, string project, IReadOnlyList<string> rest)
    {
        request.Route = Base + rest switch
        {
            ["users", _, _, ..] => "/users/{group}/{login}",
            ["groups", _, ..] => "/groups/{group}",
            ["accessibility", _, ..] => "/accessibility/{level}",
            _ => "/" + rest[0],
        };
        Answer Answers()
        {
            var row = site.Store.Project(project) is { } known && request.Access.CanSee(known) ? known : throw RestException.NotFound();
            return rest[0] switch
            {
                "users" => Users(request, row, rest),
                "groups" => OfGroups(request, row, rest),
                "accessibility" => Accessibility(request, row, rest),
                _ => Requests(request, row),
            };
        }

        return request.IsRead ? site.Store.Read(Answers) : site.Store.Write(Answers);
    }

    private Answer Users(XnatRequest request, Row project, IReadOnlyList<string> rest)
    {
        if (request.IsRead)
        {
            DemandList(request, project);
            return TableAnswer.Of(request, ProjectTables.Users(site, project));
        }

        if (request.Method is not ("PUT" or "DELETE") || rest.Count < 3) throw RestException.MethodNotAllowed();
        DemandManager(request, project);
        var group = Groups.Find(project.Id, StoredText.Escape(rest[1])) ?? throw RestException.NotFound();
        var account = site.Users.Accounts.FindAny(rest[2]);
        if (rest[2] == Account.GuestLogin || account is { IsGuest: true }) throw new RestException(412);
        if (request.Method == "DELETE") Groups.Leave(group, account?.Login ?? rest[2]);
        else if (account is not null) Groups.Join(group, account.Login);
        // Somebody without an account gets an invitation, which is a success as well.
        else site.Users.Requests.Add(project.Id, group.Name, rest[2], request.Access.Login);
        return TableAnswer.Of(request, ProjectTables.Users(site, project));
    }

    private Answer OfGroups(XnatRequest request, Row project, IReadOnlyList<string> rest)
    {
        if (rest.Count == 1)
        {
            if (!request.IsRead) throw RestException.MethodNotAllowed();
            DemandList(request, project);
            return TableAnswer.Of(request, ProjectTables.Groups(Groups.Of(project.Id)));
        }

        var name = StoredText.Escape(rest[1]);
        var known = Groups.Find(project.Id, name);
        switch (request.Method)
        {
            case "GET" or "HEAD":
                DemandList(request, project);
                return TableAnswer.Of(request, ProjectTables.Groups([known ?? throw RestException.NotFound()]));
            case "PUT" or "POST":
                DemandManager(request, project);
                return Create(request, project, name, known);
            case "DELETE":
                DemandManager(request, project);
                return Groups.Remove(known ?? throw RestException.NotFound()) ? Answer.Empty() : throw RestException.Forbidden("Every project keeps its owners, members and collaborators.");
            default:
                throw RestException.MethodNotAllowed();
        }
    }

    /// <summary>A group of the project's own; those who are in it read.</summary>
    private Answer Create(XnatRequest request, Row project, string name, ProjectGroup? known)
    {
        var tail = name.StartsWith(project.Id + "_", StringComparison.Ordinal) ? name[(project.Id.Length + 1)..] : name;
        var display = request.Stored.First("displayName", "displayname", "DISPLAYNAME");
        if (known is null) Groups.Put(new ProjectGroup(project.Id, tail, display ?? tail));
        else if (display is not null && !Array.Exists([.. ProjectGroup.Standard], group => group.Name == known.Name)) Groups.Put(known with { DisplayName = display });
        return Answer.Empty();
    }

    private Answer Accessibility(XnatRequest request, Row project, IReadOnlyList<string> rest)
    {
        var contents = site.Store.Contents(project.Id);
        if (request.IsRead) return Answer.Text(contents.Accessibility);
        if (request.Method != "PUT") throw RestException.MethodNotAllowed();
        if (rest.Count < 2 || !AccessLevel.IsKnown(rest[1]))
            throw RestException.BadRequest("The accessibility is private, protected or public.");
        DemandManager(request, project);
        if (!request.Access.Opens(rest[1])) throw RestException.Forbidden("Projects of this site are private.");
        contents.Accessibility = rest[1];
        return Answer.Text(contents.Accessibility);
    }

    private Answer Requests(XnatRequest request, Row project)
    {
        if (!request.IsRead) throw RestException.MethodNotAllowed();
        DemandManager(request, project);
        return TableAnswer.Of(request, ProjectTables.Requests(site.Users.Requests.All.Where(par => par.Project == project.Id)));
    }

    private void DemandList(XnatRequest request, Row project)
    {
        if (site.Administration.Configuration.Rules.RestrictsUserLists ? !request.Access.CanEdit(project) : request.IsGuest || !request.Access.CanRead(project)) throw RestException.Forbidden();
    }

    private static void DemandManager(XnatRequest request, Row project)
    {
        if (!request.Access.CanManage(project)) throw RestException.Forbidden();
    }
}
