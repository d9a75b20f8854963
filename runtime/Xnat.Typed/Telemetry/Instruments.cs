using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Xnat.Typed;

/// <summary>The one source of spans and the one meter of this library.</summary>
internal static class Instruments
{
    private static readonly string? Version = typeof(Instruments).Assembly.GetName().Version?.ToString(3);

    private static readonly Meter Meter = new(XnatTelemetry.MeterName, Version);

    public static ActivitySource Spans { get; } = new(XnatTelemetry.ActivitySourceName, Version);

    public static Histogram<double> Duration { get; } = Meter.CreateHistogram<double>(
        "xnat.client.request.duration", "s", "From a request's turn until its answer begins, or fails to.");

    public static Histogram<double> Wait { get; } = Meter.CreateHistogram<double>(
        "xnat.client.request.wait", "s", "How long a request waits for its turn.");

    public static UpDownCounter<long> Active { get; } = Meter.CreateUpDownCounter<long>(
        "xnat.client.active_requests", "{request}", "Requests whose answer has not begun.");

    public static Counter<long> Retries { get; } = Meter.CreateCounter<long>(
        "xnat.client.retries", "{request}", "Requests that are sent again.");

    public static Counter<long> SignIns { get; } = Meter.CreateCounter<long>(
        "xnat.client.sign_ins", "{sign-in}", "Sign-ins, refused ones included.");
}
