using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Importing;
using Xnat.Typed.Server.Progress;

namespace Xnat.Typed.Server.Routes.Services;

/// <summary>Reports on work that somebody has started: <c>/data/status</c> and <c>/data/services/inbox</c>.</summary>
internal sealed class ReportRoutes(Store store, ProgressStore progress, Inbox inbox)
{
    public Answer Status(XnatRequest request) => Show(request, progress.Json);

    public Answer Inbox(XnatRequest request) => Show(request, inbox.Json);

    private Answer Show(XnatRequest request, Func<string, string?> find) =>
        Answer.Json(store.Read(() => find(request.Values["id"])) ?? throw RestException.NotFound());
}
