using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Deletions that are looked at before they are made.</summary>
public static class XnatDeletionExtensions
{
    /// <summary>
    /// What would go if the object were deleted: how many subjects, experiments, scans, files, and where they are. Nothing is deleted until
    /// <see cref="XnatDeletionPlan.ApplyAsync"/>, which first looks whether it is still the same.
    /// </summary>
    /// <remarks>
    /// One request; for a project one for each of its subjects and two more. What this account cannot see is not counted.
    /// </remarks>
    /// <param name="item">An object from the server.</param>
    /// <param name="removeFiles">Whether its files go too; otherwise they stay on the server's disk, where nothing refers to them.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<XnatDeletionPlan> PlanDeleteAsync(
        this XnatObject item, bool removeFiles = true, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new(item, removeFiles, await DeletionInventory.TakeAsync(item, cancellationToken).ConfigureAwait(false));
    }
}
