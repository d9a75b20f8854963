using System.Globalization;
using Microsoft.AspNetCore.Http;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server;

/// <summary>Lets faults happen to a request.</summary>
/// <param name="faults">Faults that wait for requests.</param>
/// <param name="clock">What faults wait by.</param>
/// <param name="realm">Realm of the challenge.</param>
internal sealed class FaultStriker(XnatServerFaults faults, TimeProvider clock, string realm)
{
    /// <summary>Applies the faults of the server and of the request.</summary>
    /// <returns>The answer, if a fault gives one; of several the one that was set first.</returns>
    public async Task<Answer?> StrikeAsync(HttpContext context, IReadOnlyList<Fault> own)
    {
        Answer? answer = null;
        foreach (var fault in faults.Take(context.Request.Path.Value ?? "/").Concat(own))
        {
            var response = context.Response;
            switch (fault.Kind)
            {
                case FaultKind.Delay:
                    await Task.Delay(fault.Time, clock, context.RequestAborted).ConfigureAwait(false);
                    break;
                case FaultKind.Html:
                    answer ??= StatusPage.Login();
                    break;
                case FaultKind.Status:
                    answer ??= Page(fault);
                    break;
                case FaultKind.Expire:
                    faults.ExpireSessions();
                    break;
                case FaultKind.Drip:
                    response.Body = new DripStream(response.Body, (int)fault.Number, fault.Time, clock);
                    break;
                case FaultKind.Overlength:
                    response.Body = new OverlongStream(response.Body, fault.Number);
                    break;
                default:
                    response.Body = new CutStream(response.Body, fault.Number, context.Abort);
                    break;
            }
        }

        return answer;
    }

    private Answer Page(Fault fault)
    {
        var page = StatusPage.Restlet((int)fault.Number, null);
        if (fault.Number == 401) page.With("WWW-Authenticate", $"Basic realm=\"{realm}\"");
        if (fault.RetryAfter is { } wait) page.With("Retry-After", Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        return page;
    }
}
