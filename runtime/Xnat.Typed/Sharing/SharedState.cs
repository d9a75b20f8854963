using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// Whether an object belongs to another project than the one through which it was reached, as far as it is known without asking.
/// </summary>
internal static class SharedState
{
    public static bool Of(XnatObject item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (ItemReading.LocationOf(item) is not { Project: { } through } location) return false;
        if (location.IsShared is { } known && !item.Raw.IsComplete) return known;
        // A row of subjects names the owner; one of experiments the project that is listed.
        if (item.Raw.IsComplete || item is SubjectData) return !Membership.Of(item.Raw, through).IsOwn;
        throw new InvalidOperationException(
            $"A row of a listing does not say whether this {item.GetType().Name} is shared: XNAT names the listed project in each. " +
            "Call LoadAsync() on it, or list WithSharing().");
    }
}
