using System.Net;
using Xnat.Typed.Model;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>
/// One call that makes a resource hold what a folder holds. What the server has is asked of its catalog before and after: no journal is
/// needed, and an upload that was killed is continued by another call.
/// </summary>
internal sealed class DirectoryUpload
{
    /// <summary>How often what the catalog does not show is sent.</summary>
    private const int MostRounds = 3;

    private readonly UploadTarget target;
    private readonly DirectoryUploadOptions options;
    private readonly IReadOnlyList<UploadItem> items;
    private readonly IReadOnlyList<(string Name, string Why)> leftOut;
    private readonly ProgressMeter meter;
    private readonly UploadSender sender;
    private HashSet<string> before = new(StringComparer.Ordinal);

    private DirectoryUpload(
        UploadTarget target, LocalTree tree, DirectoryUploadOptions options, IProgress<TransferProgress>? listener)
    {
        (this.target, leftOut, this.options) = (target, tree.LeftOut, options);
        var prefix = options.RemoteFolder?.Trim('/') is { Length: > 0 } folder ? folder + "/" : "";
        items = [.. tree.Files.Select(file => new UploadItem(file, prefix + file.Name))];
        var gate = options.RateLimit is { } limit ? new RateGate(limit, target.Connection.Options.Clock) : null;
        meter = new(listener, null, gate);
        sender = new(target, options, meter);
    }

    /// <param name="resource">The resource.</param>
    /// <param name="isCreated">Whether it is made where it is not there.</param>
    /// <param name="folder">The local folder.</param>
    /// <param name="options">How.</param>
    /// <param name="listener">Hears of the sending.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<DirectoryUploadReport> RunAsync(
        AbstractResource resource,
        bool isCreated,
        string folder,
        DirectoryUploadOptions? options,
        IProgress<TransferProgress>? listener,
        CancellationToken cancellationToken)
    {
        var chosen = DirectoryUploadOptions.Checked(options);
        var tree = LocalTree.Read(folder);
        if (tree.Files.Count == 0) throw new ArgumentException($"{folder} holds no files; nothing was sent.", nameof(folder));
        return await RunAsync(resource, isCreated, tree, folder, chosen, listener, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same with files that lie elsewhere than their names say.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="isCreated">Whether it is made where it is not there.</param>
    /// <param name="tree">The files.</param>
    /// <param name="shown">What messages call where they lie.</param>
    /// <param name="options">How.</param>
    /// <param name="listener">Hears of the sending.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<DirectoryUploadReport> RunAsync(
        AbstractResource resource,
        bool isCreated,
        LocalTree tree,
        string shown,
        DirectoryUploadOptions options,
        IProgress<TransferProgress>? listener,
        CancellationToken cancellationToken)
    {
        var upload = new DirectoryUpload(new(resource), tree, options, listener);
        upload.RequireNames(shown);
        await OwnerCheck.RequireOwnAsync(resource, cancellationToken).ConfigureAwait(false);
        return await upload.RunAsync(isCreated, cancellationToken).ConfigureAwait(false);
    }

    private async Task<DirectoryUploadReport> RunAsync(bool isCreated, CancellationToken cancellationToken)
    {
        meter.Enter(TransferPhase.Listing);
        // A new resource says of itself what is said of its files.
        var query = new ResourceQuery { Reason = options.Reason, Format = options.Format, Content = options.Content };
        if (!isCreated || !await target.IsCreatedAsync(query, cancellationToken).ConfigureAwait(false))
            await LookBeforeAsync(cancellationToken).ConfigureAwait(false);
        UploadItem[] missing = [.. items.Where(static item => !item.IsSettled)];
        meter.Announce(missing.Sum(static item => item.State.Length), missing.Length);
        meter.Keep(items.Count - missing.Length);
        for (var round = 1; round <= MostRounds && sender.StoppedBy is null; round++)
        {
            UploadItem[] left = [.. items.Where(static item => !item.IsSettled)];
            if (left.Length == 0) break;
            if (round > 1) Renew(left);
            // A second time, what is there of ours in another form is a damaged or half one.
            var overwrites = round > 1 || options.IfExists == IfExists.Replace;
            meter.Enter(TransferPhase.Transferring);
            await sender.RunAsync(left, overwrites, cancellationToken).ConfigureAwait(false);
            meter.Enter(TransferPhase.Checking);
            await LookAfterAsync(left, cancellationToken).ConfigureAwait(false);
        }

        meter.Finish();
        return Report();
    }

    private async Task LookBeforeAsync(CancellationToken cancellationToken)
    {
        var stored = await ListAsync(cancellationToken).ConfigureAwait(false);
        before = [.. stored.Keys];
        UploadItem[] there = [.. items.Where(item => before.Contains(item.Path))];
        if (options.IfExists == IfExists.Fail && there.Length > 0)
        {
            throw new XnatConflictException(
                $"The resource has {there.Length} of the {items.Count} files already, and IfExists is Fail. They were left as they are, "
                + "and nothing was sent; choose what becomes of them by IfExists. Their paths are in Candidates.",
                Listing(HttpStatusCode.Conflict),
                [.. there.Select(static item => item.Path)]);
        }

        foreach (var item in there)
        {
            if (options.IfExists == IfExists.Skip) item.Settle(UploadStatus.Kept);
            else await CompareAsync(item, stored[item.Path], cancellationToken).ConfigureAwait(false);
            if (item.IsSettled || options.IfExists == IfExists.Replace) continue;
            item.Settle(UploadStatus.Failed);
            item.Error = new XnatConflictException(
                "The resource has a file of this path with another content, which was left as it is. Set IfExists to Replace to have it "
                + "replaced.",
                Listing(HttpStatusCode.Conflict));
        }
    }

    /// <summary>Reads the file here only where its length does not tell already.</summary>
    private async Task CompareAsync(UploadItem item, XnatFile found, CancellationToken cancellationToken)
    {
        if (found.Size is { } size && size != item.State.Length) return;
        // The length alone is what decides where the site keeps no digests, unless reading back was asked for.
        if (found.Expected is { Digest: null, Size: not null } && !options.ReadBack)
        {
            item.Settle(UploadStatus.Kept, VerifiedBy.Length);
            return;
        }

        try
        {
            item.Digest = await LocalDigest.OfAsync(item.LocalPath, cancellationToken).ConfigureAwait(false);
        }
        catch (XnatException e)
        {
            item.Settle(UploadStatus.Failed);
            item.Error = e;
            return;
        }

        var check = new UploadCheck(target.Resource, before, options.ReadBack);
        var (by, difference) = await check.CompareAsync(item.Sent, found, cancellationToken).ConfigureAwait(false);
        if (difference is null) item.Settle(UploadStatus.Kept, by);
    }

    private async Task LookAfterAsync(UploadItem[] sent, CancellationToken cancellationToken)
    {
        if (await ListAfterAsync(cancellationToken).ConfigureAwait(false) is not { } stored) return;
        var check = new UploadCheck(target.Resource, before, options.ReadBack);
        UploadItem[] taken = [.. sent.Where(static item => item.Digest is not null)];
        foreach (var item in taken)
        {
            if (!stored.TryGetValue(item.Path, out var found))
            {
                item.Error ??= NotThere("it is not there", sender.Answer);
                continue;
            }

            var (by, difference) = await check.CompareAsync(item.Sent, found, cancellationToken).ConfigureAwait(false);
            if (difference is null) item.Settle(UploadStatus.Sent, by);
            else item.Error ??= NotThere($"a file of its path is there with another {difference}", sender.Answer);
        }

        // XNAT says 200 also where it stored nothing, for want of the right to.
        if (sender.Answer is { } answer && taken.Length > 0 && !items.Any(item => stored.ContainsKey(item.Path)))
            throw await UploadCheck.NotKeptAsync(target.Connection, answer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The catalog; <see langword="null"/> from a server that was given up and does not answer this either.</summary>
    private async Task<Dictionary<string, XnatFile>?> ListAfterAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ListAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (XnatException e) when (sender.StoppedBy is not null && PassingFailure.Is(e))
        {
            return null;
        }
    }

    /// <summary>A file that was written to meanwhile is sent as it is now.</summary>
    private static void Renew(UploadItem[] items)
    {
        foreach (var item in items)
        {
            var file = new FileInfo(item.LocalPath);
            if (file.Exists && file.LinkTarget is null) item.State = new(file.Length, file.LastWriteTimeUtc);
        }
    }

    private Task<Dictionary<string, XnatFile>> ListAsync(CancellationToken cancellationToken) => PassingFailure.RetryAsync(
        () => StoredFiles.ReadAsync(target.Resource, cancellationToken), target.Connection.Options.Clock, cancellationToken);

    private DirectoryUploadReport Report()
    {
        foreach (var item in items.Where(static item => !item.IsSettled && item.Error is not null)) item.Settle(UploadStatus.Failed);
        var files = items.Select(static item => item.Outcome).Concat(leftOut.Select(static left => new UploadedFile(
            left.Name, 0, UploadStatus.LeftOut, null, new($"It is {left.Why}, and was not sent."))));
        return new([.. files.OrderBy(static file => file.Path, StringComparer.Ordinal)], sender.Requests, sender.StoppedBy);
    }

    /// <summary>Before anything is sent, so that no upload ends in the middle for a name.</summary>
    private void RequireNames(string folder)
    {
        foreach (var item in items)
        {
            try
            {
                RemotePath.Require(item.Path);
            }
            catch (ArgumentException e)
            {
                throw new ArgumentException(
                    $"{item.LocalPath} cannot be sent under its name; nothing was sent. {e.Message}", nameof(folder), e);
            }
        }
    }

    private static FailedAnswer Listing(HttpStatusCode status) => new(status, "GET", "…/resources/{resource}/files");

    private static XnatContentException NotThere(string what, FailedAnswer? answer) =>
        new($"{answer?.ToString() ?? "The server"} took a file, and {what}. Another program may write to the resource at the same time.")
        {
            Route = answer?.Route,
        };
}
