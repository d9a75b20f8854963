namespace Xnat.Typed;

/// <summary>
/// Names by which spans and metrics of this library are asked for. They carry routes as templates
/// (<c>GET /data/projects/{project}</c>), never labels, addresses or credentials.
/// </summary>
public static class XnatTelemetry
{
    /// <summary>
    /// Name of the <see cref="System.Diagnostics.ActivitySource"/>: one span for each request that is sent, from its turn to the beginning
    /// of the answer, with the attributes of OpenTelemetry's HTTP client spans.
    /// </summary>
    public const string ActivitySourceName = "Xnat.Typed";

    /// <summary>
    /// Name of the <see cref="System.Diagnostics.Metrics.Meter"/>: <c>xnat.client.request.duration</c> and
    /// <c>xnat.client.request.wait</c> in seconds, <c>xnat.client.active_requests</c>, <c>xnat.client.retries</c> and
    /// <c>xnat.client.sign_ins</c>.
    /// </summary>
    public const string MeterName = "Xnat.Typed";
}
