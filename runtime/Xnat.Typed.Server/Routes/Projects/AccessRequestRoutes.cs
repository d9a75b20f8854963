using Xnat.Typed.Server.Accounts;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Listings;

namespace Xnat.Typed.Server.Routes.Projects;

/// <summary>Invitations into projects, for the one who is invited: <c>/data/pars</c>.</summary>
internal sealed class AccessRequestRoutes(Site site)
{
    public Answer List(XnatRequest request) => site.Store.Read(() => Show(request, site.Users.Requests.For(Caller(request))));

    public Answer Show(XnatRequest request) => site.Store.Read(() => Show(request, [Find(request, Caller(request))]));

    public Answer Decide(XnatRequest request) => site.Store.Write(() =>
    {
        var account = Caller(request);
        var par = Find(request, account);
        var accepts = request.Parameters.Flag("accept");
        if (!accepts && !request.Parameters.Has("decline") && !request.Parameters.Has("accept"))
            throw RestException.BadRequest("Say accept=true, or decline=true.");
        var answered = site.Users.Requests.Answer(par, accepts);
        if (accepts && site.Users.Groups.Find(par.Project, par.Group) is { } group) site.Users.Groups.Join(group, account.Login);
        return Show(request, [answered]);
    });

    private Account Caller(XnatRequest request) =>
        (request.IsGuest ? null : site.Users.Accounts.Find(request.Access.Login)) ?? throw RestException.Forbidden();

    private AccessRequest Find(XnatRequest request, Account account) =>
        site.Users.Requests.Find(request.Values["par"]) is { } found && Concerns(found, account, request)
            ? found
            : throw RestException.NotFound();

    private bool Concerns(AccessRequest par, Account account, XnatRequest request) =>
        site.Users.Requests.For(account).Contains(par)
        || (request.IsRead && site.Store.Project(par.Project) is { } project && request.Access.CanManage(project));

    private static Answer Show(XnatRequest request, IEnumerable<AccessRequest> pars) =>
        TableAnswer.Of(request, ProjectTables.Requests(pars));
}
