using System.Globalization;

namespace Xnat.Typed.Server.Files;

/// <summary>Where a real server would keep files: folders by label below the root of its archive.</summary>
internal static class ArchiveFolders
{
    private const string Root = "/data/xnat/archive/";

    /// <summary>Path of a file on the server, absolute or below the folder of its project.</summary>
    public static string PathOf(LocatedFile located, bool isAbsolute)
    {
        var owner = located.Location.Owner;
        var resource = located.ResourceLabel.Length > 0
            ? located.ResourceLabel
            : located.Resource.Number.ToString(CultureInfo.InvariantCulture);
        var (project, folder) = located.Location.Category switch
        {
            "scans" => (owner.Parent!.Project, $"arc001/{owner.Parent.Label}/SCANS/{owner.Id}"),
            "reconstructions" => (owner.Parent!.Project, $"arc001/{owner.Parent.Label}/PROCESSED/{owner.Id}"),
            "assessors" => (owner.Project, $"arc001/{owner["imageSession_ID"]}/ASSESSORS/{owner.Label}"),
            _ when owner.Type.Is("xnat:projectData") => (owner.Id, "resources"),
            _ when owner.Type.Is("xnat:subjectData") => (owner.Project, $"subjects/{owner.Label}"),
            _ => (owner.Project, $"arc001/{owner.Label}/RESOURCES"),
        };
        var path = $"{folder}/{resource}/{located.File.Path}";
        return isAbsolute ? $"{Root}{project}/{path}" : path;
    }
}
