using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// The label by which a project knows what was reached through it. Archives name their first folder after the label in the owner's project,
/// which need not be anybody else's business.
/// </summary>
internal static class ReachedLabel
{
    /// <summary>
    /// The label of the subject or experiment that an object is or is part of; <see langword="null"/> if it was reached through no project,
    /// or if the first folder may be called otherwise: assessors of one's own lie below their session's.
    /// </summary>
    public static string? Of(XnatObject item)
    {
        if (OwnerCheck.RootOf(item) is not { ServerLocation.Project: not null } root) return null;
        if (root is ImageAssessorData && !IsShared(root)) return null;
        return root.Raw.TryGetRead("label", out var label) && !string.IsNullOrEmpty(label) ? label : null;
    }

    private static bool IsShared(XnatObject root) =>
        root.Raw.IsComplete ? !Membership.Of(root.Raw, root.ServerLocation!.Project).IsOwn : root.ServerLocation!.IsShared == true;
}
