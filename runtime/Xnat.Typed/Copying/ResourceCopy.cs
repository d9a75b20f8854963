using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Brings the files of one object to its copy.</summary>
internal sealed class ResourceCopy(XnatObject copy, ServerCopyOptions options, CopyTally tally)
{
    /// <summary>Sends what is missing, then looks at both sides once more.</summary>
    /// <param name="item">The object.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatConflictException">The target has a file with other bytes.</exception>
    /// <exception cref="XnatContentException">Files of the source changed meanwhile.</exception>
    public async Task RunAsync(XnatObject item, CancellationToken cancellationToken)
    {
        var wanted = await CopiedFiles.ReadAsync(item, cancellationToken).ConfigureAwait(false);
        if (wanted.All.Count == 0) return;
        var there = await CopiedFiles.ReadAsync(copy, cancellationToken).ConfigureAwait(false);
        var differing = wanted.DifferingIn(there).ToList();
        if (differing.Count > 0 && !options.ReplacesFiles) throw Differs(differing.Count);
        var missing = wanted.MissingIn(there).Concat(differing).ToList();
        tally.Kept += wanted.All.Count - missing.Count;
        foreach (var resource in missing.GroupBy(static file => file.Place))
            await SendAsync(resource.Key, [.. resource.Select(static file => file.File)], cancellationToken).ConfigureAwait(false);
        if (missing.Count > 0)
        {
            wanted = await CopiedFiles.ReadAsync(item, cancellationToken).ConfigureAwait(false);
            there = await CopiedFiles.ReadAsync(copy, cancellationToken).ConfigureAwait(false);
            var left = wanted.MissingIn(there).Concat(wanted.DifferingIn(there)).Count();
            if (left > 0) throw Moved(left);
        }

        tally.Compared(wanted.ComparedIn(there));
    }

    private async Task SendAsync(FilePlace place, List<XnatFile> files, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(
            options.TemporaryFolder ?? Path.GetTempPath(), $"{HeldFile.Prefix}{Guid.NewGuid():N}{Leftovers.Partial}");
        try
        {
            Directory.CreateDirectory(folder);
            FreeSpace.Require(folder, folder, files.Sum(static file => file.Size ?? 0));
            // A catalog notes these for each file, and a request is of files with the same.
            foreach (var alike in files.GroupBy(static file => (file.Format, file.Content, Tags: string.Join(',', TagsOf(file)))))
                await SendAsync(place, [.. alike], folder, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.OfWriting(e);
        }
        finally
        {
            Delete(folder);
        }
    }

    private async Task SendAsync(FilePlace place, IReadOnlyList<XnatFile> files, string folder, CancellationToken cancellationToken)
    {
        var local = new List<LocalTreeFile>(files.Count);
        foreach (var file in files)
        {
            // Under a number, since this disk may not take the name.
            var path = Path.Combine(folder, $"{local.Count}");
            await file.DownloadAsync(path, cancellationToken: cancellationToken).ConfigureAwait(false);
            local.Add(new(StoredFiles.PathOf(file), path, FileState.Of(path)));
        }

        var how = new DirectoryUploadOptions
        {
            IfExists = options.ReplacesFiles ? IfExists.Replace : IfExists.Compare,
            Format = files[0].Format,
            Content = files[0].Content,
            Tags = TagsOf(files[0]),
            Reason = options.Reason,
        };
        var report = await DirectoryUpload.RunAsync(
            ResourceAt(place), isCreated: true, new(local, []), folder, how, null, cancellationToken).ConfigureAwait(false);
        var sent = report.Files.Where(static file => file.Status == UploadStatus.Sent).ToList();
        tally.Sent += sent.Count;
        tally.Bytes += sent.Sum(static file => file.Length);
        report.RequireComplete();
    }

    // What the catalog knows besides words stands among them as name=value.
    private static string[] TagsOf(XnatFile file) => [.. file.Tags.Where(static tag => !tag.Contains('=', StringComparison.Ordinal))];

    private static void Delete(string folder)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            // What went wrong before says more, and what is left is in the folder for temporary files.
        }
    }

    private ResourceCatalog ResourceAt(FilePlace place)
    {
        var location = ItemReading.LocationOf(copy);
        var owner = place.Owner.Length == 0 ? location.Address : $"{location.Address}/{place.Owner}";
        return new ResourceCatalog
        {
            Label = place.Resource,
            ServerLocation = new(location.Connection, ItemAddress.Below($"{owner}/resources", place.Resource), copy, location.Project),
        };
    }

    private static XnatConflictException Differs(int count) => new(
        $"The target has {CountText.Of(count, "file")} with other bytes than the source. Nothing was sent; set " +
        $"{nameof(ServerCopyOptions.ReplacesFiles)} to replace them.",
        new FailedAnswer(System.Net.HttpStatusCode.Conflict, "GET", "…/files"));

    private static XnatContentException Moved(int count) => new(
        $"{CountText.Of(count, "file")} {(count == 1 ? "is" : "are")} not the same on both servers: somebody wrote while they were " +
        "copied. Copy once more when nobody writes.")
    {
        Route = "GET …/files",
    };
}
