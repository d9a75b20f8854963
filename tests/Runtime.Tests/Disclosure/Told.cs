using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Xnat.Typed.Runtime.Tests.Disclosure;

/// <summary>All that the library tells while the tests of this process run: spans, metrics, and messages of its exceptions.</summary>
internal static class Told
{
    private static readonly ConcurrentDictionary<string, byte> Seen = new(StringComparer.Ordinal);

    // A listener that nobody holds tells no more.
    private static readonly ActivityListener Spans = new()
    {
        ShouldListenTo = static source => source.Name is XnatTelemetry.ActivitySourceName,
        Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        ActivityStopped = static span => Add($"span {span.DisplayName} {string.Join(' ', span.TagObjects)} {span.StatusDescription}"),
    };

    private static readonly MeterListener Metrics = new()
    {
        InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name is XnatTelemetry.MeterName) listener.EnableMeasurementEvents(instrument);
        },
    };

    /// <summary>Each text once.</summary>
    public static IEnumerable<string> Texts => Seen.Keys;

    [ModuleInitializer]
    internal static void Listen()
    {
        ActivitySource.AddActivityListener(Spans);
        Metrics.SetMeasurementEventCallback<double>(static (instrument, _, tags, _) => Add(instrument, tags));
        Metrics.SetMeasurementEventCallback<long>(static (instrument, _, tags, _) => Add(instrument, tags));
        Metrics.Start();
        AppDomain.CurrentDomain.FirstChanceException += OnException;
    }

    private static void OnException(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        if (thrown.Exception is XnatException || thrown.Exception.TargetSite?.Module.Assembly == typeof(XnatClient).Assembly)
            Add($"{thrown.Exception.GetType().Name}: {thrown.Exception.Message}");
    }

    private static void Add(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Add($"metric {instrument.Name} {string.Join(' ', tags.ToArray())}");

    private static void Add(string text) => Seen.TryAdd(text, 0);
}
