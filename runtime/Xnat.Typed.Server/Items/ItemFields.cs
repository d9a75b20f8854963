using System.Globalization;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Items;

/// <summary>Fields that no client sets: statistics and the place of resources.</summary>
internal static class ItemFields
{
    /// <summary>Values of a row, those that follow from its files included.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(Row row)
    {
        foreach (var value in row.Values) yield return value;
        if (!row.Type.Is("xnat:abstractResource")) yield break;
        yield return new("file_count", row.Files.Count.ToString(CultureInfo.InvariantCulture));
        yield return new("file_size", row.Files.Sum(file => file.Content.Length).ToString(CultureInfo.InvariantCulture));
        if (row.Type.Is("xnat:resource") && row["URI"] is null) yield return new("URI", CatalogPath(row));
    }

    /// <summary>Where a real server would keep the catalog: below the archive root, folders by label.</summary>
    private static string CatalogPath(Row resource)
    {
        var label = resource["label"] ?? resource.Number.ToString(CultureInfo.InvariantCulture);
        var parent = resource.Parent;
        var root = "/data/xnat/archive/";
        if (parent is null) return root + label;
        if (parent.Type.Is("xnat:imageScanData") && parent.Parent is { } session)
        {
            var name = label switch { "DICOM" => $"scan_{parent.Id}", "secondary" => $"scan_{parent.Id}_secondary", _ => label };
            return $"{root}{session.Project}/arc001/{session.Label}/SCANS/{parent.Id}/{label}/{name}_catalog.xml";
        }

        if (parent.Type.Is("xnat:projectData")) return $"{root}{parent.Id}/resources/{label}/{label}_catalog.xml";
        if (parent.Type.Is("xnat:subjectData")) return $"{root}{parent.Project}/subjects/{parent.Label}/{label}/{label}_catalog.xml";
        return $"{root}{parent.Project}/arc001/{parent.Label}/RESOURCES/{label}/{label}_catalog.xml";
    }
}
