using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Copies of objects.</summary>
public static class XnatCopyExtensions
{
    /// <summary>
    /// Copies a subject or experiment into a listing, by its document: XNAT itself copies nothing. Fields, rows of lists, custom variables
    /// and, of a session, scans and reconstructions are copied; resources and files, experiments of a subject, assessors, shares and
    /// history are not.
    /// </summary>
    /// <typeparam name="T">Class of the object.</typeparam>
    /// <typeparam name="TBase">Class of what the listing is of.</typeparam>
    /// <param name="item">A subject, session, assessor or other experiment from the server, without changes that were not saved.</param>
    /// <param name="into">
    /// Where the copy is to be: <c>Subjects</c> of a project, <c>Experiments</c> of a subject, <c>Assessors</c> of a session.
    /// </param>
    /// <param name="label">Label of the copy.</param>
    /// <param name="reason">Why, for sites that demand a reason; <see langword="null"/> for what the client's options say.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The copy, complete.</returns>
    /// <exception cref="ArgumentException">No object can be known by this label. Nothing was sent.</exception>
    /// <exception cref="XnatConflictException">There is one of this label already. Nothing was changed.</exception>
    /// <exception cref="XnatContentException">It was created, but not all of it was kept.</exception>
    public static async Task<T> CopyAsync<T, TBase>(
        this T item, XnatListing<TBase> into, string label, string? reason = null, CancellationToken cancellationToken = default)
        where T : TBase, IXnatShareable
        where TBase : XnatObject
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(into);
        ArgumentNullException.ThrowIfNull(label);
        var copy = await ItemCopy.CopyAsync(item, into.Source, label, reason, cancellationToken).ConfigureAwait(false);
        return copy as T ?? throw ItemCreation.OtherKind(into.Source, copy, item);
    }
}
