using static Xnat.Typed.Server.Routing.Route;

namespace Xnat.Typed.Server.Routing.Sections;

/// <summary>Downloads of many sessions, prepared first and fetched then.</summary>
internal static class DownloadSection
{
    private const string Base = "/xapi/archive/download";
    private const string One = Base + "/{catalog}";
    private const string Refresh = "/xapi/archive/catalogs/refresh";

    public static RouteSection Section { get; } = new("Downloads of sessions",
    [
        Post(Base, "prepares a download", static h => h.Downloads.PrepareAsync),
        Post(Base + "withsize", "the same, with its size", static h => h.Downloads.PrepareWithSizeAsync),
        Get(One, "its catalog", static h => h.Downloads.Document).AlsoAt(One + "/xml"),
        Get(One + "/zip", "its files", static h => h.Downloads.Zip),
        Get(One + "/test", "the same archive of empty files", static h => h.Downloads.EmptyZip),
        Put(Refresh, "brings catalogs up to date", static h => h.Downloads.RefreshAsync).AlsoAt(Refresh + "/{operations}"),
    ]);
}
