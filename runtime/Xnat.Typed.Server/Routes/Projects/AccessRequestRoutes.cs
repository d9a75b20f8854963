using Xnat.Typed.Server.Accounts;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Listings;

namespace Xnat.Typed.Server.Routes.Projects;

/// <summary>Invitations into projects, for the one who is invited: <c>/data/pars</c>.</summary>
internal sealed class AccessRequestRoutes(Site site)
{
    public Answer? Handle(XnatRequest request, IReadOnlyList<string> rest)
    {
        request.Route = rest.Count == 0 ? "/data/pars" : "/data/pars/{par}";
        Answer Answers()
        {
            var account = request.IsGuest ? null : site.Users.Accounts.Find(request.Access.Login);
            if (account is null) throw RestException.Forbidden();
            if (rest.Count == 0) return request.IsRead ? Show(request, site.Users.Requests.For(account)) : throw RestException.MethodNotAllowed();
            var par = site.Users.Requests.Find(rest[0]) is { } found && Concerns(found, account, request) ? found : throw RestException.NotFound();
            return request.Method switch
            {
                "GET" or "HEAD" => Show(request, [par]),
                "PUT" or "POST" => Decide(request, par, account),
                _ => throw RestException.MethodNotAllowed(),
            };
        }

        return request.IsRead ? site.Store.Read(Answers) : site.Store.Write(Answers);
    }

    private bool Concerns(AccessRequest par, Account account, XnatRequest request) =>
        site.Users.Requests.For(account).Contains(par) || (request.IsRead && site.Store.Project(par.Project) is { } project && request.Access.CanManage(project));

    private Answer Decide(XnatRequest request, AccessRequest par, Account account)
    {
        var accepts = request.Parameters.Flag("accept");
        if (!accepts && !request.Parameters.Has("decline") && !request.Parameters.Has("accept")) throw RestException.BadRequest("Say accept=true, or decline=true.");
        var answered = site.Users.Requests.Answer(par, accepts);
        if (accepts && site.Users.Groups.Find(par.Project, par.Group) is { } group) site.Users.Groups.Join(group, account.Login);
        return Show(request, [answered]);
    }

    private static Answer Show(XnatRequest request, IEnumerable<AccessRequest> pars) => TableAnswer.Of(request, ProjectTables.Requests(pars));
}
