using System.Net;
using System.Text.Json.Nodes;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// Brings the custom fields of an object to its copy, and with a session those of its scans. Resources have none in XNAT.
/// </summary>
internal static class FieldCopy
{
    /// <exception cref="XnatConflictException">The copy has other values.</exception>
    /// <exception cref="XnatContentException">They changed meanwhile, or the target did not keep them.</exception>
    public static async Task RunAsync(XnatObject item, XnatObject copy, CancellationToken cancellationToken)
    {
        if (item is not IXnatEditable source || copy is not IXnatEditable target) return;
        // Servers before 1.8.8 have none at all.
        if (await OfAsync(source, cancellationToken).ConfigureAwait(false) is not { } fields) return;
        await SendAsync(source, fields, target, cancellationToken).ConfigureAwait(false);
        if (item is ImageSessionData session && copy is ImageSessionData its)
            await ScansAsync(session, its, cancellationToken).ConfigureAwait(false);
    }

    private static async Task ScansAsync(ImageSessionData session, ImageSessionData copy, CancellationToken cancellationToken)
    {
        Dictionary<string, ImageScanData>? copies = null;
        await foreach (var scan in session.Scans.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (await OfAsync(scan, cancellationToken).ConfigureAwait(false) is not { Count: > 0 } fields) continue;
            copies ??= await ByIdAsync(copy, cancellationToken).ConfigureAwait(false);
            // A scan came with its session's document; one that was made since is there after another run.
            if (!copies.TryGetValue(scan.Id ?? "", out var its)) throw Changed();
            await SendAsync(scan, fields, its, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<Dictionary<string, ImageScanData>> ByIdAsync(ImageSessionData session, CancellationToken cancellationToken) =>
        await session.Scans.ToDictionaryAsync(
            static scan => scan.Id ?? "", StringComparer.Ordinal, cancellationToken: cancellationToken).ConfigureAwait(false);

    private static async Task SendAsync(
        IXnatEditable source, JsonObject fields, IXnatEditable target, CancellationToken cancellationToken)
    {
        if (fields.Count == 0) return;
        var there = await OfAsync(target, cancellationToken).ConfigureAwait(false) ?? [];
        var missing = new JsonObject();
        foreach (var (name, value) in fields)
        {
            if (there.TryGetPropertyValue(name, out var its) && JsonNode.DeepEquals(value, its)) continue;
            if (there.ContainsKey(name)) throw OtherValues();
            missing[name] = value?.DeepClone();
        }

        if (missing.Count > 0) await target.SetCustomFieldsAsync(missing, cancellationToken).ConfigureAwait(false);
        // Any object of JSON could be theirs, so nothing but a second look tells a wrong answer.
        var now = await OfAsync(source, cancellationToken).ConfigureAwait(false);
        if (!JsonNode.DeepEquals(fields, now)) throw Changed();
    }

    /// <summary>The fields; <see langword="null"/> from a server that knows none.</summary>
    private static async Task<JsonObject?> OfAsync(IXnatEditable item, CancellationToken cancellationToken)
    {
        try
        {
            var values = new JsonObject();
            foreach (var (name, value) in await item.CustomFieldsAsync(cancellationToken).ConfigureAwait(false))
                values[name] = JsonNode.Parse(value.GetRawText());
            return values;
        }
        catch (XnatNotFoundException)
        {
            return null;
        }
    }

    private static XnatContentException Changed() => new(
        "The server gave other custom fields when it was asked again: somebody changed them while they were copied, or the first "
        + "answer was another's. Look at those of the copy, then copy once more.")
    {
        Route = "GET /xapi/custom-fields/{owner}/fields",
    };

    private static XnatConflictException OtherValues() => new(
        "The target has custom fields of the same names with other values. They were left as they are; bring the two in line, then copy "
        + "once more.",
        new FailedAnswer(HttpStatusCode.Conflict, "GET", "/xapi/custom-fields/{owner}/fields"));
}
