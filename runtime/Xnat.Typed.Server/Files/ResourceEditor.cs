using System.Globalization;
using System.Text;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Files;

/// <summary>Makes and removes resource folders and files. Called with the store locked for writing.</summary>
internal sealed class ResourceEditor(Store store, Access access)
{
    /// <summary>Whether the account may change what the object holds.</summary>
    public static bool CanEdit(ResourceLocation location, Access access) =>
        IsProject(location, access.CanEdit) || access.CanEditObject(location.Top);

    public Answer Put(ResourceLocation location, ArchivePath path, ParameterList parameters)
    {
        if (path.Rest.Count > 0)
            throw RestException.BadRequest("This resource works at the catalog level only. Use the files resource for files.");
        DemandEdit(location);
        if (ResourceLocator.Find(location, path.Resource!) is not null) throw new RestException(409, "Specified resource already exists.");
        RefuseNumber(path.Resource!);
        Describe(location.Add(store, path.Resource, access.Login), parameters);
        return Answer.Empty();
    }

    /// <summary>A new folder through the listing; the answer is its address with its number.</summary>
    public Answer Post(ResourceLocation location, string address, string? label, ParameterList parameters)
    {
        DemandEdit(location);
        if (label is { Length: > 0 })
        {
            if (ResourceLocator.Find(location, label) is not null) throw new RestException(409, "Specified resource already exists.");
            RefuseNumber(label);
        }

        var resource = location.Add(store, label, access.Login);
        Describe(resource, parameters);
        return Answer.Text($"{address}/{resource.Number.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>Deletes the named folders; of a list some of which are not there the rest goes, and the answer says so.</summary>
    public Answer Delete(ResourceLocation location, string names)
    {
        if (!access.CanDeleteObject(location.Top) && !IsProject(location, access.CanDelete)) throw RestException.Forbidden();
        var found = ResourceLocator.Matching(location, names).ToList();
        if (found.Count == 0) throw RestException.NotFound("Unable to find the specified catalog.");
        foreach (var resource in found) location.Owner.Detach(resource);
        return found.Count < names.Split(',').Length
            ? StatusPage.Restlet(207, "Some of the resources could not be deleted.")
            : Answer.Empty();
    }

    /// <summary>Stores files; existing ones stay unless they may be overwritten, and are reported with status 200.</summary>
    public Answer Store(ResourceLocation location, string? name, Upload upload, ParameterList parameters)
    {
        // Without the right to edit XNAT stores nothing and says nothing: 200 with an empty body.
        if (!CanEdit(location, access)) return Answer.Empty();
        var resource = name is null ? location.Resources is [var first, ..] ? first : null : ResourceLocator.Find(location, name);
        if (resource is null)
        {
            if (name is { Length: > 0 }) RefuseNumber(name);
            resource = location.Add(store, name, access.Login);
            Describe(resource, parameters);
        }

        var duplicates = upload.Overwrites
            ? []
            : upload.Files.Where(file => resource.File(file.Key) is not null).Select(file => file.Key).ToList();
        foreach (var (path, content) in upload.Files.Where(file => !duplicates.Contains(file.Key)))
        {
            resource.Store(new StoredFile(path, content, store.Clock.GetUtcNow(), access.Login)
            {
                Format = upload.Format,
                ContentLabel = upload.ContentLabel,
                Tags = upload.Tags,
                Description = upload.Description,
            });
        }

        resource.Modified = store.NextStamp(access.Login);
        return duplicates.Count == 0 ? Answer.Empty() : Duplicates(duplicates);
    }

    /// <summary>Deletes one file or a folder of files.</summary>
    public Answer DeleteFile(ResourceLocation location, ArchivePath path, bool acceptsMissing)
    {
        var resources = path.Resource is null ? location.Resources : [.. ResourceLocator.Matching(location, path.Resource)];
        if (resources.Count == 0) throw RestException.BadRequest("Unable to determine resource, parent, or security.");
        if (!access.CanDeleteObject(location.Top) && !IsProject(location, access.CanDelete)) throw RestException.Forbidden();
        foreach (var name in (string[])[path.File, path.SentFile])
        {
            var folder = name.TrimEnd('/') + "/";
            bool IsMeant(StoredFile file) => file.Path == name || file.Path.StartsWith(folder, StringComparison.Ordinal);
            if (resources.Sum(resource => resource.RemoveFiles(IsMeant)) > 0) return Answer.Empty();
        }

        return acceptsMissing ? Answer.Empty(204) : throw RestException.NotFound("No matched files");
    }

    private void Describe(Row resource, ParameterList parameters)
    {
        foreach (var field in new[] { "format", "content", "description" })
            if (parameters[field] is { Length: > 0 } value) resource.Put(field, value);
        if (!resource.Type.Fields.TryGetValue("tags/tag", out var member)) return;
        foreach (var tag in (parameters["tags"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            resource.Attach(member, store.NewRow(store.Types.RowType(resource.Type, member), access.Login)).Put("tag", tag);
    }

    /// <summary>Digits are a number to XNAT, never a label: what is not there by its number cannot be made.</summary>
    private static void RefuseNumber(string name)
    {
        if (name.All(char.IsAsciiDigit)) throw RestException.NotFound("Unable to find the specified catalog.");
    }

    private static Answer Duplicates(List<string> names)
    {
        var text = new StringBuilder("{\"duplicates\":[");
        for (var index = 0; index < names.Count; index++)
        {
            if (index > 0) text.Append(',');
            TableWriter.AppendJsonString(text, names[index]);
        }

        return Answer.Text(text.Append("]}").ToString(), 200, "text/html;charset=UTF-8");
    }

    private void DemandEdit(ResourceLocation location)
    {
        if (!CanEdit(location, access)) throw RestException.Forbidden("User does not have edit permissions for this resource.");
    }


    private static bool IsProject(ResourceLocation location, Func<Row, bool> may) =>
        location.Owner.Type.Is("xnat:projectData") && may(location.Owner);
}
