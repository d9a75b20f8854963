using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Prearchive;

/// <summary>Who sees and handles what waits.</summary>
internal static class PrearchiveRights
{
    /// <summary>Who may edit the project; sessions without a project are for those who read everything.</summary>
    public static bool MayEdit(Store store, Access access, string project) =>
        store.Project(project) is { } row ? access.CanEdit(row) : access.ReadsAll;
}
