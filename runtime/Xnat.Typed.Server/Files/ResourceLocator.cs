using System.Globalization;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Files;

/// <summary>Finds objects, resources and files that a path names; in downloads one path can name many.</summary>
internal sealed class ResourceLocator(Store store, Access access, ArchivePath path)
{
    private readonly ArchiveResolver resolver = new(store, access);

    /// <summary>The one object whose resources are meant, for changes.</summary>
    public ResourceLocation Location()
    {
        var locations = Locations();
        return locations.Count == 1 ? locations[0] : throw RestException.NotFound("Unable to identify scan");
    }

    public IReadOnlyList<ResourceLocation> Locations()
    {
        if (path.Scan is { } scans)
            return [.. resolver.Experiments(path).SelectMany(session => Scans(session, scans)).Select(scan => ResourceLocation.Of(scan))];
        if (path.Assessor is { } assessors) return [.. Assessors(assessors).Select(row => ResourceLocation.Of(row, path.Direction))];
        if (path.Reconstruction is not null) return [ResourceLocation.Of(resolver.Reconstruction(path), path.Direction)];
        if (path.Experiment is not null) return [.. resolver.Experiments(path).Select(row => ResourceLocation.Of(row, path.Direction))];
        return [ResourceLocation.Of(path.Subject is not null ? resolver.Subject(path) : resolver.ParentProject(path.Project!))];
    }

    /// <summary>The locations and, of sessions, those below them.</summary>
    public IEnumerable<ResourceLocation> LocationsBelow()
    {
        foreach (var location in Locations())
        {
            yield return location;
            foreach (var scan in location.Owner.Rows("scans/scan")) yield return ResourceLocation.Of(scan);
            foreach (var image in location.Owner.Rows("reconstructions/reconstructedImage"))
            {
                yield return ResourceLocation.Of(image, "in");
                yield return ResourceLocation.Of(image, "out");
            }

            foreach (var assessor in store.AssessorsOf(location.Owner.Id).Where(access.CanReadObject))
            {
                yield return ResourceLocation.Of(assessor, "in");
                yield return ResourceLocation.Of(assessor, "out");
            }
        }
    }

    /// <summary>The resource of the path, or <see langword="null"/>.</summary>
    public static Row? Find(ResourceLocation location, string name) => Matching(location, name).FirstOrDefault();

    /// <summary>Resources by label, by number, or by a comma list of both.</summary>
    public static IEnumerable<Row> Matching(ResourceLocation location, string names) => names.Split(',').SelectMany(name =>
    {
        if (name.Length > 0 && name.All(char.IsAsciiDigit))
        {
            // Digits are a number first: a resource with such a label cannot be reached by it.
            return long.TryParse(name, CultureInfo.InvariantCulture, out var number)
                ? location.Resources.Where(resource => resource.Number == number)
                : [];
        }

        return location.Resources.Where(resource => resource["label"] == name);
    });

    /// <summary>
    /// Scans by the wider rules of file addresses: all of them, a list, an ID, a type, or <c>NULL</c> for those without type.
    /// </summary>
    public static IReadOnlyList<Row> Scans(Row session, string specification)
    {
        var scans = session.Rows("scans/scan");
        if (specification is "*" or "ALL") return scans;
        var byId = scans.Where(scan => scan.Id == specification.Replace("[SLASH]", "/", StringComparison.Ordinal)).ToList();
        if (byId.Count > 0) return byId;
        var words = specification
            .Split(',')
            .Select(word => word.Replace("[SLASH]", "/", StringComparison.Ordinal).Replace("[COMMA]", ",", StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        var found = scans
            .Where(scan =>
                words.Contains(scan.Id) || (scan["type"] is { Length: > 0 } type ? words.Contains(type) : words.Contains("NULL")))
            .ToList();
        return found.Count > 0 ? found : throw RestException.NotFound("Unable to identify scan");
    }

    private IEnumerable<Row> Assessors(string specification)
    {
        if (specification is not ("*" or "ALL") && store.Types.Find(specification) is null) return [resolver.Assessor(path)];
        var all = store.AssessorsOf(resolver.Experiment(path).Id).Where(access.CanReadObject);
        return specification is "*" or "ALL" ? all : all.Where(row => row.Type.Is(specification));
    }
}
