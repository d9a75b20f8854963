using System.Net;
using Microsoft.AspNetCore.Http;
using Xnat.Typed.Server.Administration;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Routes.Xapi;
using Xnat.Typed.Server.Routing;
using Xnat.Typed.Server.Routing.Matching;

namespace Xnat.Typed.Server;

/// <summary>What happens to every request: faults, sign-in, route, answer, record.</summary>
internal sealed class XnatApplication
{
    private readonly Site site;
    private readonly Router router;
    private readonly FaultStriker striker;
    private readonly bool isControlled;
    private readonly RequestLog log;

    public XnatApplication(Site site, FaultStriker striker, RouteControls? controls, RequestLog log, bool showsOverview)
    {
        this.site = site;
        this.striker = striker;
        this.log = log;
        isControlled = controls is not null;
        Func<string, string>? overview = showsOverview ? new OverviewPage(site.Store, log).Around : null;
        router = new(new RouteHandlers(site, controls, overview), site.Store.Version);
    }

    private SiteRules Rules => site.Administration.Configuration.Rules;

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var request = XnatRequest.From(context);
        using var lease = site.Sweep.Enter(mayLetGo: !request.IsRead);
        try
        {
            var answer = await HandleAsync(request).ConfigureAwait(false);
            // Before anything is sent: who has the answer finds the request in the record, and the disk as it stays, unless the answer
            // itself is made of contents.
            log.Add(request, answer.Status);
            if (!answer.IsStreamed) lease.Dispose();
            await answer.WriteAsync(context).ConfigureAwait(false);
            if (context.Response.Body is OverlongStream overlong) await overlong.SendAsync(context).ConfigureAwait(false);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client, or a fault, has closed the connection: nobody is left to answer.
        }
    }

    private async Task<Answer> HandleAsync(XnatRequest request)
    {
        var context = request.Context;
        try
        {
            // The controls themselves are spared, or a fault for every path could not be taken back.
            if (isControlled && request.Segments is ["xnat-typed", ..])
            {
                CheckController(request);
                return await router.HandleAsync(request, context.RequestAborted).ConfigureAwait(false);
            }

            var own = isControlled ? FaultControl.Of(request) : [];
            if (own.Count > 0) CheckController(request);
            if (await striker.StrikeAsync(context, own).ConfigureAwait(false) is { } struck)
            {
                // No route has seen the request, which does not make it unknown.
                request.Route = "(fault)";
                return struck;
            }
        }
        catch (RestException exception)
        {
            request.Route ??= "(fault)";
            return Allowing(Answer.Text(exception.Message, exception.Status), exception);
        }

        var answer = await AnswerAsync(request, context.RequestAborted).ConfigureAwait(false);
        if (request.NeedsSession) site.Authenticator.OfferGuestSession(context);
        return answer;
    }

    /// <summary>On this machine everybody, for the credentials may be what is to fail; from elsewhere administrators.</summary>
    private void CheckController(XnatRequest request)
    {
        if (request.Context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address)) return;
        var signIn = site.Authenticator.Check(request, isOpen: false);
        if (signIn.Refusal is not null || !site.Users.AccessOf(signIn.User, Rules).IsAdmin)
            throw RestException.Forbidden("From another machine only administrators control this server: sign in as one.");
    }

    private async Task<Answer> AnswerAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        try
        {
            if (site.Store.Failure is { } failure) throw new RestException(503, failure);
            request.DemandText();
            foreach (var segment in request.Segments) SafeName.Demand(segment);
            DirectArchiveRoutes.ArchiveDue(site);
            site.Imports.Works.FinishDue();
            var signIn = site.Authenticator.Check(request, OpenAddresses.Contains(request.Segments));
            if (signIn.Refusal is not null)
            {
                request.Route = "(refused)";
                return signIn.Refusal;
            }

            request.Access = site.Users.AccessOf(signIn.User, Rules);
            request.IsGuest = signIn.User is null;
            request.Session = signIn.Session;
            if (await ForgeryCheck.RefuseAsync(request, Rules, cancellationToken).ConfigureAwait(false) is { } refusal) return refusal;
            if (Rules.DemandsReason && await ReasonCheck.RefuseAsync(request, cancellationToken)
                .ConfigureAwait(false) is { } unexplained) return unexplained;
            return await router.HandleAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (RestException exception)
        {
            return Allowing(Page(request, exception.Status, exception.Message), exception);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A fault of this server, not one of XNAT's refusals: the text goes out so that it can be found.
            return Page(request, 500, $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    private Answer Page(XnatRequest request, int status, string text) => request.Segments switch
    {
        // A guest in a browser is asked to sign in: the object may be there for somebody else.
        ["data" or "REST", ..]
            when status == 404
                && request is { IsGuest: true, IsRead: true }
                && !Rules.RequiresLogin
                && UserAgents.IsInteractive(request.UserAgent, Rules) =>
            Answer.Empty(307).With("Location", "/app/template/Login.vm"),
        // The newer API answers in plain text, and says nothing about what is forbidden.
        ["xapi", ..] when status == 403 => Answer.Empty(403),
        ["xapi" or "schemas", ..] => Answer.Text(text, status),
        _ => StatusPage.Restlet(status, text),
    };

    private static Answer Allowing(Answer answer, RestException refusal) =>
        refusal.Allowed.Count == 0 ? answer : answer.With("Allow", string.Join(", ", refusal.Allowed));
}
