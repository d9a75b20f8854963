using System.Net;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>What a deletion would take away, as the server had it when it was asked. <see cref="ApplyAsync"/> carries it out.</summary>
public sealed class XnatDeletionPlan
{
    private readonly XnatObject item;
    private readonly bool removeFiles;

    internal XnatDeletionPlan(XnatObject item, bool removeFiles, DeletionInventory inventory)
    {
        this.item = item;
        this.removeFiles = removeFiles;
        Inventory = inventory;
    }

    /// <summary>
    /// Whether the object only leaves the project through which it was reached, and stays with its owner: then nothing else goes.
    /// </summary>
    public bool OnlyUnshares => Inventory.OnlyUnshares;

    /// <summary>How much goes, the object itself included.</summary>
    public XnatDeletionCounts Counts => Inventory.Counts;

    /// <summary>
    /// Paths below <c>/data</c> of all that goes, the object itself first. They hold IDs, and labels where the object was reached by them.
    /// </summary>
    public IReadOnlyList<string> Addresses => Inventory.Addresses;

    internal DeletionInventory Inventory { get; }

    /// <summary>Deletes, if the same would go as when the plan was made.</summary>
    /// <param name="reason">Why, for sites that demand a reason; <see langword="null"/> for what the client's options say.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatConflictException">Something came or went meanwhile. Nothing was sent; make the plan anew.</exception>
    /// <exception cref="XnatContentException">The server accepted the deletion and still has the object.</exception>
    public async Task ApplyAsync(string? reason = null, CancellationToken cancellationToken = default)
    {
        var location = ItemReading.LocationOf(item);
        var now = await DeletionInventory.TakeAsync(item, cancellationToken).ConfigureAwait(false);
        if (!Inventory.IsSame(now))
            throw new XnatConflictException(
                "What would be deleted is not what the plan says any more: something came or went meanwhile. Nothing was sent; call " +
                "PlanDeleteAsync again and look.",
                new FailedAnswer(
                    HttpStatusCode.Conflict,
                    "DELETE",
                    RouteTemplate.Of(new(location.Connection.Server, "data/" + location.Address), location.Connection.Server)));
        await ItemDeletion.DeleteAsync(item, removeFiles, reason, cancellationToken).ConfigureAwait(false);
        item.ServerLocation = null;
    }

    /// <summary>The counts, without addresses.</summary>
    public override string ToString() =>
        OnlyUnshares ? "takes the object out of one project"
        : string.Join(
            ", ",
            CountText.Of(Counts.Subjects, "subject"),
            CountText.Of(Counts.Experiments, "experiment"),
            CountText.Of(Counts.Assessors, "assessor"),
            CountText.Of(Counts.Scans, "scan"),
            CountText.Of(Counts.Reconstructions, "reconstruction"),
            CountText.Of(Counts.Resources, "resource"),
            CountText.Of(Counts.Files, "file"),
            CountText.Of(Counts.Shares, "share"));
}
