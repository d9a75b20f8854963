using static Xnat.Typed.Server.Paths.ArchiveTemplates;
using static Xnat.Typed.Server.Routing.ArchiveRoute;

namespace Xnat.Typed.Server.Routing.Sections;

/// <summary>Resources and files of every kind of object, the caller's scratch space, and services on files.</summary>
internal static class ResourceSection
{
    private const string Folder = "/resources/{resource}";
    private const string Files = Folder + "/files";
    private const string File = Files + "/{**file}";
    private const string Cache = "/data/user/cache/resources";

    public static RouteSection Section { get; } = new(
        "Resources and files (of projects, subjects, experiments, scans, assessors and reconstructions alike)",
        [
            .. OfExperiments().Select(static route => route.AlsoBelow(Experiment, [.. WithFiles, ProjectExperiment])),
            .. WithoutFolder().Select(static route => route.AlsoBelow(Experiment, WithFiles)),
            .. OfOthers().Select(static route => route.AlsoBelow(Experiment, Sessions)),
            .. Scratch(),
            Route.Post("/data/services/refresh/catalog", "renews catalogs", static h => h.Refresh.RefreshAsync) with { TakesRest = true },
            Route.Post("/data/services/move-files", "from the scratch folder into a resource", static h => h.MoveFiles.MoveAsync),
            Route.Put("/xapi/archive/upload/xml", "stores a document", static h => h.XmlUploads.StoreAsync),
        ]);

    private static IEnumerable<Route> OfExperiments() =>
    [
        On("GET", Experiment + "/resources", "listing", static h => h.Resources.ListAsync),
        On("POST", Experiment + "/resources", "a new folder", static h => h.Resources.CreateAsync),
        On("GET", Experiment + Folder, "the catalog", static h => h.Resources.CatalogAsync),
        On("PUT", Experiment + Folder, "a new folder", static h => h.Resources.PutAsync),
        On("DELETE", Experiment + Folder, "removes it", static h => h.Resources.DeleteAsync),
        On("GET", Experiment + Files, "files; as an archive with a format", static h => h.Resources.FilesAsync),
        On("POST PUT", Experiment + Files, "stores the files of a form", static h => h.Resources.StoreAsync),
        On("GET", Experiment + File, "one file", static h => h.Resources.FilesAsync),
        On("PUT POST", Experiment + File, "stores it", static h => h.Resources.StoreAsync),
        On("DELETE", Experiment + File, "removes it", static h => h.Resources.DeleteFileAsync).AlsoAt(Route.Root + Experiment + Files),
    ];

    private static IEnumerable<Route> WithoutFolder() =>
    [
        On("GET", Experiment + "/files", "files of all folders; as an archive with a format", static h => h.Resources.FilesAsync)
            .AlsoAt(Route.Root + Experiment + "/files/{**file}"),
        On("PUT POST", Experiment + "/files/{**file}", "stores it in the first folder", static h => h.Resources.StoreAsync)
            .AlsoAt(Route.Root + Experiment + "/files"),
        On("DELETE", Experiment + "/files/{**file}", "removes it from the first folder", static h => h.Resources.DeleteFileAsync)
            .AlsoAt(Route.Root + Experiment + "/files"),
    ];

    /// <summary>Some of the others by name, for those who look for them.</summary>
    private static IEnumerable<Route> OfOthers() =>
    [
        On("GET", Project + File, "one file of a project", static h => h.Resources.FilesAsync),
        On("PUT", Project + File, "stores it", static h => h.Resources.StoreAsync),
        On("GET", Project + "/files", "files of a project", static h => h.Resources.FilesAsync),
        On("GET", ProjectSubject + File, "one file of a subject", static h => h.Resources.FilesAsync),
        On("PUT", ProjectSubject + File, "stores it", static h => h.Resources.StoreAsync),
        On("GET", Scan + "/resources", "folders of a scan", static h => h.Resources.ListAsync),
        On("GET", Scan + "/files", "files of scans, also of several and of all", static h => h.Resources.FilesAsync),
        On("GET", Scan + Files, "files of one folder", static h => h.Resources.FilesAsync),
        On("GET", Scan + File, "one file of a scan", static h => h.Resources.FilesAsync),
        On("PUT", Scan + File, "stores it", static h => h.Resources.StoreAsync),
        On("GET", Assessor + "/out" + Files, "files of an assessor", static h => h.Resources.FilesAsync),
        On("PUT", Assessor + "/out" + File, "stores it", static h => h.Resources.StoreAsync),
        On("GET", Assessor + "/files", "files of an assessor", static h => h.Resources.FilesAsync),
        On("GET", Reconstruction + "/files", "files of a reconstruction", static h => h.Resources.FilesAsync),
        On("PUT", Reconstruction + "/out" + File, "stores it", static h => h.Resources.StoreAsync),
    ];

    private static IEnumerable<Route> Scratch() =>
    [
        Route.Get(Cache, "the caller's scratch folders", static h => h.Scratch.List),
        Route.Put(Cache + "/{name}", "a new scratch folder", static h => h.Scratch.Create).AlsoAt(Cache + "/{name}/files"),
        Route.Delete(Cache + "/{name}", "removes the folder", static h => h.Scratch.Remove).AlsoAt(Cache + "/{name}/files"),
        Route.Get(Cache + "/{name}/files", "its files", static h => h.Scratch.Files).AlsoAt(Cache + "/{name}"),
        Route.Post(Cache + "/{name}/files", "stores the files of a form", static h => h.Scratch.StoreAsync),
        Route.On("PUT POST", Cache + "/{name}/files/{**file}", "stores one", static h => h.Scratch.StoreAsync),
        Route.Get(Cache + "/{name}/files/{**file}", "one of them", static h => h.Scratch.File),
        Route.Delete(Cache + "/{name}/files/{**file}", "removes it", static h => h.Scratch.RemoveFile),
    ];
}
