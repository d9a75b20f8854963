using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Xnat.Typed.Server.Administration;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Routing;
using Xnat.Typed.Server.Routing.Matching;

namespace Xnat.Typed.Server;

/// <summary>What happens to every request: faults, sign-in, route, answer, record.</summary>
internal sealed class XnatApplication
{
    /// <summary>A server that runs for days must not grow with its record.</summary>
    private const int RememberedRequests = 100_000;

    private readonly Site site;
    private readonly Router router;
    private readonly FaultStriker striker;
    private readonly FaultControl? control;
    private readonly ConcurrentQueue<RecordedRequest> requests = new();

    public XnatApplication(Site site, XnatServerFaults faults, bool allowsFaultControl)
    {
        this.site = site;
        striker = new(faults, site.Store.Clock, site.Settings.SiteId);
        control = allowsFaultControl ? new(faults) : null;
        router = new(new RouteHandlers(site, control), site.Store.Version);
    }

    public IReadOnlyList<RecordedRequest> Requests => [.. requests];

    private SiteRules Rules => site.Administration.Configuration.Rules;

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var request = XnatRequest.From(context);
        using var lease = site.Sweep.Enter(mayLetGo: !request.IsRead);
        try
        {
            var answer = await HandleAsync(request).ConfigureAwait(false);
            // Who has an answer finds the disk as it stays, unless the answer itself is made of contents.
            if (!answer.IsStreamed) lease.Dispose();
            await answer.WriteAsync(context).ConfigureAwait(false);
            if (context.Response.Body is OverlongStream overlong) await overlong.SendAsync(context).ConfigureAwait(false);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client, or a fault, has closed the connection: nobody is left to answer.
        }
        finally
        {
            Record(request);
        }
    }

    private async Task<Answer> HandleAsync(XnatRequest request)
    {
        var context = request.Context;
        try
        {
            // The controls themselves are spared, or a fault for every path could not be taken back.
            if (control is not null && FaultControl.IsMeant(request))
                return await router.HandleAsync(request, context.RequestAborted).ConfigureAwait(false);
            if (await striker.StrikeAsync(context, control is null ? [] : FaultControl.Of(request)).ConfigureAwait(false) is { } struck)
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

    private async Task<Answer> AnswerAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        try
        {
            if (site.Store.Failure is { } failure) throw new RestException(503, failure);
            foreach (var segment in request.Segments) SafeName.Demand(segment);
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

    private void Record(XnatRequest request)
    {
        var raw = request.Context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var mark = raw.IndexOf('?', StringComparison.Ordinal);
        requests.Enqueue(new RecordedRequest(
            request.Method,
            mark < 0 ? raw : raw[..mark],
            mark < 0 ? "" : raw[(mark + 1)..],
            request.Context.Response.StatusCode,
            request.Route)
        {
            UserAgent = request.UserAgent,
            ContentType = request.ContentType,
            ContentLength = request.Context.Request.ContentLength,
        });
        while (requests.Count > RememberedRequests) requests.TryDequeue(out _);
    }
}
