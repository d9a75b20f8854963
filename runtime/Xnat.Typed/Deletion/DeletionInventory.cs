using System.Globalization;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>All that goes with an object when it is deleted.</summary>
/// <remarks>
/// Documents of subjects, experiments and scans hold what is below them, resources with their counts included, so that one request tells
/// all. That of a project holds no subjects: there it is one for each.
/// </remarks>
internal sealed class DeletionInventory
{
    private static readonly string[] Resources = ["resources/resource", "file", "in/file", "out/file"];

    private readonly List<string> addresses = [];

    /// <summary>Files and their bytes by address of the resource: what is compared besides the addresses.</summary>
    private readonly SortedDictionary<string, (long Files, long Bytes)> files = new(StringComparer.Ordinal);

    private readonly SortedSet<string> shares = new(StringComparer.Ordinal);

    private readonly XnatTypeSet types;

    private DeletionInventory(XnatTypeSet types) => this.types = types;

    public bool OnlyUnshares { get; private set; }

    public XnatDeletionCounts Counts { get; private set; } = XnatDeletionCounts.None;

    public IReadOnlyList<string> Addresses => addresses;

    public static async Task<DeletionInventory> TakeAsync(XnatObject item, CancellationToken cancellationToken)
    {
        var location = ItemReading.LocationOf(item);
        var inventory = new DeletionInventory(XnatTypeSet.Of(location.Connection.Options));
        var document = await ItemReading.ReadAgainAsync(item, cancellationToken).ConfigureAwait(false);
        if (item is SubjectData or ExperimentData && Membership.Of(document, location.Project).IsShared)
        {
            inventory.OnlyUnshares = true;
            inventory.addresses.Add(location.Address);
            inventory.Count(static counts => counts with { Shares = counts.Shares + 1 });
            return inventory;
        }

        inventory.Add(item, location.Address, document);
        if (item is ProjectData project) await inventory.AddContentsAsync(project, cancellationToken).ConfigureAwait(false);
        await inventory.CountUnknownAsync(location.Connection, cancellationToken).ConfigureAwait(false);
        return inventory;
    }

    /// <summary>Whether the same would go.</summary>
    public bool IsSame(DeletionInventory other) =>
        OnlyUnshares == other.OnlyUnshares
        && addresses.Order(StringComparer.Ordinal).SequenceEqual(other.addresses.Order(StringComparer.Ordinal), StringComparer.Ordinal)
        && files.SequenceEqual(other.files)
        && shares.SetEquals(other.shares);

    private async Task AddContentsAsync(ProjectData project, CancellationToken cancellationToken)
    {
        await foreach (var subject in project.Subjects.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var document = await ItemReading.ReadAgainAsync(subject, cancellationToken).ConfigureAwait(false);
            var address = subject.ServerLocation!.Address;
            if (Membership.Of(document, subject.ServerLocation.Project).IsOwn) Add(subject, address, document);
            else AddShare(address);
        }
    }

    private void Add(XnatObject item, string address, XnatRecord document)
    {
        addresses.Add(address);
        if (item is AbstractResource)
        {
            AddResource(address, document);
            return;
        }

        Count(counts => item switch
        {
            SubjectData => counts with { Subjects = counts.Subjects + 1 },
            ImageAssessorData => counts with { Assessors = counts.Assessors + 1 },
            ExperimentData => counts with { Experiments = counts.Experiments + 1 },
            ImageScanData => counts with { Scans = counts.Scans + 1 },
            ReconstructedImageData => counts with { Reconstructions = counts.Reconstructions + 1 },
            _ => counts,
        });
        AddBelow(address, document);
    }

    private void AddBelow(string address, XnatRecord document)
    {
        foreach (var share in document.Rows("sharing/share")) AddShare($"{address}/projects/{share.Values.GetValueOrDefault("project")}");
        foreach (var resource in Resources.SelectMany(document.Rows))
        {
            var below = ItemAddress.Of(resource, $"{address}/resources");
            addresses.Add(below);
            AddResource(below, resource);
        }

        AddRows(document, "experiments/experiment", "experiments", "xnat:experimentData");
        AddRows(document, "assessors/assessor", $"{address}/assessors", "xnat:imageAssessorData");
        AddRows(document, "scans/scan", $"{address}/scans", "xnat:imageScanData");
        AddRows(document, "reconstructions/reconstructedImage", $"{address}/reconstructions", "xnat:reconstructedImageData");
    }

    private void AddRows(XnatRecord document, string path, string listing, string dataType)
    {
        foreach (var row in document.Rows(path))
        {
            if (types.Create(row, dataType) is XnatObject item) Add(item, ItemAddress.Of(row, listing), row);
        }
    }

    private void AddShare(string address)
    {
        if (shares.Add(address)) Count(static counts => counts with { Shares = counts.Shares + 1 });
    }

    private void AddResource(string address, XnatRecord resource)
    {
        var (count, size) = (Number(resource, "file_count"), Number(resource, "file_size"));
        files[address] = (count ?? -1, size ?? -1);
        Count(counts => counts with
        {
            Resources = counts.Resources + 1,
            Files = counts.Files + (count ?? 0),
            Bytes = counts.Bytes + (size ?? 0),
        });
    }

    /// <summary>XNAT leaves the counts of a resource empty that it never counted.</summary>
    private async Task CountUnknownAsync(XnatConnection connection, CancellationToken cancellationToken)
    {
        var unknown = files.Where(static pair => pair.Value.Files < 0 || pair.Value.Bytes < 0).Select(static pair => pair.Key).ToList();
        foreach (var address in unknown)
        {
            var (count, size) = (0L, 0L);
            var rows = connection.RowsAsync(token => connection.Files.ListAsync(address, token), cancellationToken);
            await foreach (var row in rows.ConfigureAwait(false))
            {
                count++;
                size += long.TryParse(row["Size"], NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : 0;
            }

            var (knownFiles, knownBytes) = files[address];
            files[address] = (count, size);
            Count(counts => counts with
            {
                Files = counts.Files + count - Math.Max(knownFiles, 0),
                Bytes = counts.Bytes + size - Math.Max(knownBytes, 0),
            });
        }
    }

    private void Count(Func<XnatDeletionCounts, XnatDeletionCounts> change) => Counts = change(Counts);

    private static long? Number(XnatRecord record, string path) =>
        long.TryParse(ItemAddress.Value(record, path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
