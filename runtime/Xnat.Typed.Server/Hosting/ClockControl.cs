using System.Globalization;
using System.Text.Json.Nodes;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Routing;

namespace Xnat.Typed.Server;

/// <summary><c>/xnat-typed/clock</c>: the server's time, and <c>advance=16m</c>.</summary>
internal sealed class ClockControl(ServerClock clock) : IClockRoutes
{
    public Answer Show(XnatRequest request) => Answer.Json(new JsonObject
    {
        ["now"] = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        ["ahead"] = clock.Ahead.ToString("c", CultureInfo.InvariantCulture),
    });

    public async Task<Answer> AdvanceAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        await request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        if (request.Parameters["advance"] is not { } text || FaultText.Time(text) is not { } time)
            throw RestException.BadRequest("The parameter 'advance' takes a number with ms, s or m behind it, such as 16m.");
        if (!clock.TryAdvance(time))
            throw RestException.BadRequest($"The clock goes {ServerClock.Most.Days} days ahead at the most; it stays as it is.");
        return Show(request);
    }
}
