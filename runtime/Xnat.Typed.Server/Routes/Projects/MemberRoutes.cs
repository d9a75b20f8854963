using Xnat.Typed.Server.Accounts;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Routes.Projects;

/// <summary>
/// Who belongs to a project, and who may see it: <c>projects/{P}/users</c>, <c>/groups</c>, <c>/accessibility</c>, <c>/pars</c>.
/// </summary>
internal sealed class MemberRoutes(Site site)
{
    private ProjectGroups AllGroups => site.Users.Groups;

    public Answer Accessibility(XnatRequest request) =>
        Read(request, project => Answer.Text(site.Store.Contents(project.Id).Accessibility));

    public Answer SetAccessibility(XnatRequest request) => Write(request, project =>
    {
        var level = request.Values.GetValueOrDefault("level", "");
        if (!AccessLevel.IsKnown(level))
            throw RestException.BadRequest("The accessibility is private, protected or public.");
        DemandManager(request, project);
        if (!request.Access.Opens(level)) throw RestException.Forbidden("Projects of this site are private.");
        site.Store.Contents(project.Id).Accessibility = level;
        return Answer.Text(level);
    });

    public Answer Users(XnatRequest request) => Read(request, project =>
    {
        DemandList(request, project);
        return TableAnswer.Of(request, ProjectTables.Users(site, project));
    });

    public Answer Add(XnatRequest request) => Change(request, (group, name, account) =>
    {
        if (account is not null) AllGroups.Join(group, account.Login);
        // Somebody without an account gets an invitation, which is a success as well.
        else site.Users.Requests.Add(group.Project, group.Name, name, request.Access.Login);
    });

    public Answer Remove(XnatRequest request) => Change(request, (group, name, account) => AllGroups.Leave(group, account?.Login ?? name));

    public Answer Groups(XnatRequest request) => Read(request, project =>
    {
        DemandList(request, project);
        return TableAnswer.Of(request, ProjectTables.Groups(AllGroups.Of(project.Id)));
    });

    public Answer Group(XnatRequest request) => Read(request, project =>
    {
        DemandList(request, project);
        return TableAnswer.Of(request, ProjectTables.Groups([Find(request, project) ?? throw RestException.NotFound()]));
    });

    public Answer PutGroup(XnatRequest request) => Write(request, project =>
    {
        DemandManager(request, project);
        return Create(request, project, NameOf(request), Find(request, project));
    });

    public Answer RemoveGroup(XnatRequest request) => Write(request, project =>
    {
        DemandManager(request, project);
        return AllGroups.Remove(Find(request, project) ?? throw RestException.NotFound())
            ? Answer.Empty()
            : throw RestException.Forbidden("Every project keeps its owners, members and collaborators.");
    });

    public Answer Requests(XnatRequest request) => Read(request, project =>
    {
        DemandManager(request, project);
        return TableAnswer.Of(request, ProjectTables.Requests(site.Users.Requests.All.Where(par => par.Project == project.Id)));
    });

    private static string NameOf(XnatRequest request) => StoredText.Escape(request.Values["group"]);

    private Answer Read(XnatRequest request, Func<Row, Answer> answer) => site.Store.Read(() => answer(Project(request)));

    private Answer Write(XnatRequest request, Func<Row, Answer> answer) => site.Store.Write(() => answer(Project(request)));

    private Row Project(XnatRequest request) =>
        site.Store.Project(request.Values["project"]) is { } known && request.Access.CanSee(known) ? known : throw RestException.NotFound();

    private ProjectGroup? Find(XnatRequest request, Row project) => AllGroups.Find(project.Id, NameOf(request));

    private Answer Change(XnatRequest request, Action<ProjectGroup, string, Account?> change) => Write(request, project =>
    {
        DemandManager(request, project);
        var group = Find(request, project) ?? throw RestException.NotFound();
        var name = request.Values["login"];
        var account = site.Users.Accounts.FindAny(name);
        if (name == Account.GuestLogin || account is { IsGuest: true }) throw new RestException(412);
        change(group, name, account);
        return TableAnswer.Of(request, ProjectTables.Users(site, project));
    });

    /// <summary>A group of the project's own; those who are in it read.</summary>
    private Answer Create(XnatRequest request, Row project, string name, ProjectGroup? known)
    {
        var tail = name.StartsWith(project.Id + "_", StringComparison.Ordinal) ? name[(project.Id.Length + 1)..] : name;
        var display = request.Stored.First("displayName", "displayname", "DISPLAYNAME");
        if (known is null) AllGroups.Put(new ProjectGroup(project.Id, tail, display ?? tail));
        else if (display is not null && !Array.Exists([.. ProjectGroup.Standard], group => group.Name == known.Name))
            AllGroups.Put(known with { DisplayName = display });
        return Answer.Empty();
    }

    private void DemandList(XnatRequest request, Row project)
    {
        if (site.Administration.Configuration.Rules.RestrictsUserLists
            ? !request.Access.CanEdit(project)
            : request.IsGuest || !request.Access.CanRead(project))
            throw RestException.Forbidden();
    }

    private static void DemandManager(XnatRequest request, Row project)
    {
        if (!request.Access.CanManage(project)) throw RestException.Forbidden();
    }
}
