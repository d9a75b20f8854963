using System.Globalization;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Accounts;

/// <summary>Invitations into projects that wait for an answer. Called with the store locked.</summary>
internal sealed class AccessRequests(Store store)
{
    private readonly Register<AccessRequest> requests = store.Register("access-request", static () => AccountsJson.Default.AccessRequest);

    public IEnumerable<AccessRequest> All => requests.All;

    public AccessRequest? Find(string id) => requests.Find(id);

    /// <summary>What waits for one user: the invitations to the address of the account.</summary>
    public IEnumerable<AccessRequest> For(Account account) =>
        requests.All.Where(request =>
            request.Answered is null
            && store.Project(request.Project) is not null
            && account.Email.Length > 0
            && string.Equals(request.Email, account.Email, StringComparison.OrdinalIgnoreCase));

    public AccessRequest Add(string project, string group, string email, string creator)
    {
        var id = requests.All.Select(request => request.Id).DefaultIfEmpty().Max() + 1;
        return Put(new AccessRequest(id, project, group, email, creator, store.Clock.GetUtcNow()));
    }

    public AccessRequest Answer(AccessRequest request, bool accepts) =>
        Put(request with { Answered = store.Clock.GetUtcNow(), IsAccepted = accepts });

    private AccessRequest Put(AccessRequest request)
    {
        requests.Put(request.Id.ToString(CultureInfo.InvariantCulture), request);
        return request;
    }
}
