using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Loading, saving and deleting of objects that have an address of their own.</summary>
/// <remarks>A row of a list and a group of fields have none: they are read and saved with the object that they belong to.</remarks>
public static class XnatObjectExtensions
{
    /// <summary>Asks the server for all of the object, so that every property can be read. Changes that were not saved are lost.</summary>
    /// <typeparam name="T">Class of the object.</typeparam>
    /// <param name="item">A row of a listing, or an object that may be out of date.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The same object.</returns>
    /// <exception cref="XnatNotFoundException">It was deleted, or the account cannot see it any more.</exception>
    /// <example>
    /// <code>
    /// await foreach (var row in project.Subjects)
    /// {
    ///     SubjectData subject = await row.LoadAsync();                     // a row has the usual fields only
    ///     Console.WriteLine($"{subject.Label} {subject.Group}");
    /// }
    /// </code>
    /// </example>
    public static async Task<T> LoadAsync<T>(this T item, CancellationToken cancellationToken = default)
        where T : XnatObject
    {
        ArgumentNullException.ThrowIfNull(item);
        item.Attach(await ItemReading.ReadAgainAsync(item, cancellationToken).ConfigureAwait(false));
        return item;
    }

    /// <summary>
    /// Sends what was changed in one request, between two that read the object: the first to see that nobody else changed the same
    /// meanwhile, the second to see that the server kept it. Does nothing if nothing was changed. A changed label is sent on its own, since
    /// XNAT ignores whatever comes with it.
    /// </summary>
    /// <remarks>
    /// An object that was reached through a project into which it is shared takes a new label, which is that project's; its other fields
    /// are the owner's and are changed there only. A value counts as kept if the server has it afterwards: text letter by letter, numbers,
    /// dates, times and truth values by what they mean. Documents of XNAT show whole seconds of a <see cref="TimeOnly"/>, so one with a
    /// fraction never counts as kept. Take rows of lists anew from the object after saving: those that were added or changed before belong
    /// to what was sent.
    /// </remarks>
    /// <param name="item">An object from the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">
    /// A text that XNAT cannot hold was set ('NULL', control characters), or a value that the schema does not allow. Nothing was sent.
    /// </exception>
    /// <exception cref="XnatConflictException">
    /// A changed field has another value on the server than the one that was read, or the label is taken, or the object is only shared into
    /// the project through which it was reached. Nothing was sent.
    /// </exception>
    /// <exception cref="XnatContentException">The server did not keep all of it; the object holds what it kept.</exception>
    /// <exception cref="InvalidOperationException">
    /// The object is not on a server, or the change is one that an update cannot make.
    /// </exception>
    /// <example>
    /// <code>
    /// scan.Quality = "usable";
    /// scan.Note = "moved once, at the end";
    /// await scan.SaveAsync();                                              // one request with what changed
    /// </code>
    /// </example>
    public static Task SaveAsync(this IXnatEditable item, CancellationToken cancellationToken = default) =>
        SaveAsync(item, new(), cancellationToken);

    /// <inheritdoc cref="SaveAsync(IXnatEditable, CancellationToken)" path="/*[not(self::param)]"/>
    /// <param name="item">An object from the server.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task SaveAsync(this IXnatEditable item, XnatSaveOptions options, CancellationToken cancellationToken = default)
    {
        var changed = XnatObject.Of(item);
        ArgumentNullException.ThrowIfNull(options);
        ItemReading.LocationOf(changed);
        if (changed.HasChanges) await ItemSaving.SaveAsync(changed, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Gives a subject or experiment another label within the project through which it was reached, and makes sure that it has it. Its
    /// address stays the same, since that names its ID; XNAT moves the files on its disk.
    /// </summary>
    /// <param name="item">A subject, session, assessor or other experiment from the server, without changes that were not saved.</param>
    /// <param name="label">The new label.</param>
    /// <param name="reason">Why, for sites that demand a reason; <see langword="null"/> for what the client's options say.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">No object can be known by this label; the message says why. Nothing was sent.</exception>
    /// <exception cref="XnatConflictException">The label is taken, or somebody else changed it meanwhile. Nothing was changed.</exception>
    /// <exception cref="XnatContentException">The server accepted the label and does not have it.</exception>
    /// <exception cref="InvalidOperationException">The object has changes that were not saved, or is not on a server.</exception>
    public static async Task RenameAsync(
        this IXnatShareable item, string label, string? reason = null, CancellationToken cancellationToken = default)
    {
        var renamed = XnatObject.Of(item);
        ArgumentNullException.ThrowIfNull(label);
        NameCheck.RefuseNew(label, nameof(label));
        ItemReading.LocationOf(renamed);
        if (renamed.HasChanges)
            throw new InvalidOperationException("The object has changes that were not saved; save it or load it anew, then rename it.");
        var record = renamed.Raw;
        record.Change("label", label);
        if (!record.HasChanges) return;
        try
        {
            await ItemSaving.SaveAsync(renamed, new() { Reason = reason }, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // What was refused is not to come along with the next change that is saved.
            record.Forget("label");
        }
    }

    /// <summary>
    /// Deletes the object from the server, and makes sure that it is gone. A subject or experiment that was reached through a project into
    /// which it is shared leaves that project and stays where it belongs.
    /// </summary>
    /// <param name="item">An object from the server.</param>
    /// <param name="removeFiles">Whether its files go too; otherwise they stay on the server's disk, where nothing refers to them.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatConflictException">
    /// The object is part of something that was reached through a project that does not own it, or is neither that project's nor shared
    /// into it. Nothing was sent.
    /// </exception>
    /// <exception cref="XnatContentException">The server accepted the deletion and still has the object.</exception>
    /// <example><code>await scan.DeleteAsync();</code></example>
    public static Task DeleteAsync(this XnatObject item, bool removeFiles = true, CancellationToken cancellationToken = default) =>
        DeleteAsync(item, removeFiles, null, cancellationToken);

    /// <inheritdoc cref="DeleteAsync(XnatObject, bool, CancellationToken)" path="/*[not(self::param)]"/>
    /// <param name="item">An object from the server.</param>
    /// <param name="removeFiles">Whether its files go too.</param>
    /// <param name="reason">Why, for sites that demand a reason; <see langword="null"/> for what the client's options say.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task DeleteAsync(
        this XnatObject item, bool removeFiles, string? reason, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        await ItemDeletion.DeleteAsync(item, removeFiles, reason, cancellationToken).ConfigureAwait(false);
        item.ServerLocation = null;
    }
}
