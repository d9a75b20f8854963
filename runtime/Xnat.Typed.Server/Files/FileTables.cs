using System.Globalization;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Listings;

namespace Xnat.Typed.Server.Files;

/// <summary>Listings of resources and of files; both ignore <c>columns=</c>.</summary>
internal sealed class FileTables(Store store)
{
    private static readonly string[] ResourceColumns =
        [
            "xnat_abstractresource_id", "label", "element_name", "category", "cat_id", "cat_desc", "file_count", "file_size", "tags",
            "content", "format"
        ];

    private static readonly string[] FileColumns =
    [
        "Name", "Size", "URI", "collection", "file_tags", "file_format", "file_content", "cat_ID", "digest"
    ];

    public static Table Resources(IEnumerable<ResourceLocation> locations)
    {
        var rows = locations.SelectMany(location => location.Resources.Select(resource => new[]
        {
            Number(resource), resource["label"], resource.Type.XsiType, location.Category, location.CategoryId, location.CategoryText,
            resource.Files.Count.ToString(CultureInfo.InvariantCulture),
            resource.Files.Sum(file => file.Content.Length).ToString(CultureInfo.InvariantCulture),
            string.Join(',', resource.Rows("tags/tag").Select(tag => tag["tag"])), resource["content"], resource["format"],
        }));
        return new Table(ResourceColumns, [.. rows]) { Title = "Resources" };
    }

    /// <summary>Addresses carry numbers and accession IDs, whatever the request was made with.</summary>
    /// <param name="files">The files.</param>
    /// <param name="project">
    /// Project of the request, where it named project and subject for one single resource: the level of the request is kept then.
    /// </param>
    /// <param name="locator">A path on the server instead of the address: <c>absolutePath</c> or <c>projectPath</c>.</param>
    public Table Files(IEnumerable<LocatedFile> files, string? project, string? locator = null)
    {
        var isPath = locator is "absolutePath" or "projectPath";
        LocatedFile? last = null;
        var (folder, label, number) = ("", "", "");
        var rows = files.Select(located =>
        {
            // Files of one resource come one after the other.
            if (last is null || !located.IsBeside(last))
                (folder, label, number) = (Folder(located, project), located.ResourceLabel, Number(located.Resource));
            last = located;
            return new[]
            {
                located.File.Name, located.File.Content.Length.ToString(CultureInfo.InvariantCulture),
                isPath ? ArchiveFolders.PathOf(located, locator == "absolutePath") : folder + located.File.Path, label,
                located.File.Tags, located.File.Format, located.File.ContentLabel, number, located.File.Content.Digest,
            };
        });
        return new Table(
            isPath ? [.. FileColumns.Select(column => column == "URI" ? locator! : column)] : FileColumns,
            [.. rows]) { Title = "Files", HasTotal = false, ColumnsJson = "[{\"key\":\"URI\",\"serverRoot\":\"\"}]" };
    }

    public string Uri(LocatedFile located, string? project) => Folder(located, project) + located.File.Path;

    private string Folder(LocatedFile located, string? project) =>
        $"/data{Base(located.Location, project)}/resources/{Number(located.Resource)}/files/";

    private string Base(ResourceLocation location, string? project)
    {
        var owner = location.Owner;
        if (owner.Type.Is("xnat:projectData")) return $"/projects/{owner.Id}";
        if (owner.Type.Is("xnat:subjectData")) return $"/projects/{owner.Project}/subjects/{owner.Id}";
        if (owner.Type.Is("xnat:imageScanData")) return $"{Session(owner.Parent!, project)}/scans/{owner.Id}";
        var direction = location.Member.Split('/')[0];
        if (owner.Type.Is("xnat:reconstructedImageData"))
            return $"{Session(owner.Parent!, project)}/reconstructions/{owner.Id}/{direction}";
        if (owner["imageSession_ID"] is { } id && store.Experiment(id) is { } session)
            return $"{Session(session, project)}/assessors/{owner.Id}/{direction}";
        return Session(owner, project);
    }

    private static string Session(Row session, string? project) =>
        project is not null && session["subject_ID"] is { } subject
            ? $"/projects/{project}/subjects/{subject}/experiments/{session.Id}"
            : $"/experiments/{session.Id}";

    private static string Number(Row resource) => resource.Number.ToString(CultureInfo.InvariantCulture);
}
