using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Prearchive;

/// <summary>Who sees and handles what waits.</summary>
internal static class PrearchiveRights
{
    /// <summary>Who may edit the project; sessions without a project are the administrators'.</summary>
    public static bool MayEdit(Store store, Access access, string project) => access.IsAdmin || (store.Project(project) is { } row && access.CanEdit(row));
}
