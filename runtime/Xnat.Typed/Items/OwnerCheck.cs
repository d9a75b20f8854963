using System.Net;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// Label, membership and sharing belong to each project that an object is in; everything else there is once, with the owner. Through a
/// project that the object is only shared into it is not written: XNAT would write the owner's.
/// </summary>
internal static class OwnerCheck
{
    /// <summary>
    /// Asks who owns the object or the subject or experiment that it is part of, each time anew: what was true when that was read may
    /// have changed.
    /// </summary>
    /// <exception cref="XnatConflictException">It was reached through a project that does not own it. Nothing was sent.</exception>
    public static async Task RequireOwnAsync(XnatObject item, CancellationToken cancellationToken)
    {
        if (ItemReading.LocationOf(item).Project is null || RootOf(item) is not { } root) return;
        // What was deleted or taken out of the project through this client can only be judged by what was read.
        var isGone = root is { ServerLocation: null, Raw.IsComplete: true };
        var document = isGone ? root.Raw : await ItemReading.ReadAgainAsync(root, cancellationToken).ConfigureAwait(false);
        RequireOwn(item, document);
    }

    /// <summary>The same where a document of the subject or experiment is at hand.</summary>
    public static void RequireOwn(XnatObject item, XnatRecord document)
    {
        if (!Membership.Of(document, ItemReading.LocationOf(item).Project).IsOwn) throw Refused(item, document);
    }

    /// <summary>
    /// The subject or experiment that the object is or is part of; <see langword="null"/> for what belongs to a project itself.
    /// </summary>
    public static XnatObject? RootOf(XnatObject item)
    {
        var root = item;
        while (root is not (SubjectData or ExperimentData))
        {
            if (root.ServerLocation?.Owner is not { } above) return null;
            root = above;
        }

        return root;
    }

    private static XnatConflictException Refused(XnatObject item, XnatRecord document)
    {
        var location = ItemReading.LocationOf(item);
        var answer = new FailedAnswer(
            HttpStatusCode.Conflict,
            "PUT",
            RouteTemplate.Of(new(location.Connection.Server, "data/" + location.Address), location.Connection.Server));
        return new(
            $"This {item.GetType().Name} was reached through a project that does not own it. Fields, variables, scans, resources and " +
            "files exist once, with the owner; nothing was sent. To change them, get the object by its ID, which is in Candidates, from " +
            $"{(RootOf(item) is SubjectData ? "Subjects" : "Experiments")} of the client.",
            answer,
            ItemAddress.Value(document, "ID") is { } id ? [id] : []);
    }
}
