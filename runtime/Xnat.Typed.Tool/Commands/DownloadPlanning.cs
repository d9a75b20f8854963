using Xnat.Typed.Model;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Places;

namespace Xnat.Typed.Tool.Commands;

/// <summary>Says what a download would fetch, by the catalogs of the server and what lies in the folder.</summary>
internal static class DownloadPlanning
{
    public static async Task<IReadOnlyList<PlanLine>> ReadAsync(Place place, DownloadOrder order, CancellationToken cancellationToken)
    {
        var scans = new ScanChoice(order.Scan);
        var root = order.IsZip
            ? await ZipRootAsync(place, order, cancellationToken).ConfigureAwait(false)
            : place.Object!;
        var options = order.IsZip ? new() : order.ToOptions() with { WhereScan = scans.Condition };
        var plan = await TreePlan.ReadAsync(TreeRoots.Of(root), order.IsZip ? null : order.Output, options, cancellationToken)
            .ConfigureAwait(false);
        return order.IsZip || scans.HasAny
            ? [.. Lines(plan, order)]
            : throw new MisuseException("No scan there has this ID or type; scans lists them.");
    }

    /// <summary>What the archive is made of: an archive of a session holds its scans.</summary>
    public static async Task<XnatObject> ZipRootAsync(Place place, DownloadOrder order, CancellationToken cancellationToken)
    {
        if (place.Experiment is not ImageSessionData session)
            throw new MisuseException("A zip holds a session, or a scan or resource of one; add --experiment, or give a folder.");
        var scan = order.Scan is { } key ? await session.Scans.GetAsync(key, cancellationToken).ConfigureAwait(false) : null;
        return order.Resource is { } label
            ? await (scan?.Resources ?? session.Resources).GetAsync(label, cancellationToken).ConfigureAwait(false)
            : (XnatObject?)scan ?? session;
    }

    private static IEnumerable<PlanLine> Lines(DownloadPlan plan, DownloadOrder order)
    {
        var isReplacing = order.IfExists == IfExists.Replace;
        var fetched = isReplacing ? Sum(plan.Missing, plan.Differing) : plan.Missing;
        yield return Line($"{TextOf(fetched)} {Are(fetched)} fetched into {order.Output}.", "fetch", fetched);
        if (plan.There.Count > 0) yield return Line($"{TextOf(plan.There)} {Are(plan.There)} there already.", "keep", plan.There);
        if (plan.Differing.Count > 0)
        {
            var text = $"{TextOf(plan.Differing)} {(isReplacing ? "among them " : "")}{Are(plan.Differing)} there with other bytes";
            yield return isReplacing
                ? Line($"{text}.", "replace", plan.Differing)
                : Line($"{text}: what is there stays as it is; --if-exists replace overwrites it.", "differ", plan.Differing);
        }

        if (fetched.Unknown > 0) yield return new($"Of {fetched.Unknown} of them the server does not say how long they are.");
        if (order.Overwrites)
            yield return new(
                order.IsZip ? "The file that is there is replaced." : "Files in the folder that differ from the server's are replaced.");
    }

    private static PlanLine Line(string text, string action, PlannedFiles files) => new(text)
    {
        Members = [("action", action), ("files", files.Count), ("bytes", files.Bytes), ("unknownLengths", files.Unknown)],
    };

    private static PlannedFiles Sum(PlannedFiles one, PlannedFiles other) =>
        new(one.Count + other.Count, one.Bytes + other.Bytes, one.Unknown + other.Unknown);

    private static string TextOf(PlannedFiles files) =>
        files.Count == 0 ? "No files" : $"{CountText.Of(files.Count, "file")} of {CountText.Of(files.Bytes, "byte")}";

    private static string Are(PlannedFiles files) => files.Count == 1 ? "is" : "are";
}
