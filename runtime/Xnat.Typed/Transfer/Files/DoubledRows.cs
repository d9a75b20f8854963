namespace Xnat.Typed;

/// <summary>
/// Catalogs may list one file more than once, as after two programs that wrote one at the same time. An address is one file all the same.
/// </summary>
internal static class DoubledRows
{
    /// <summary>One row for each address, in the order of the first ones: of several the first that has a digest, where one has.</summary>
    public static List<XnatFile> Without(List<XnatFile> files)
    {
        var places = new Dictionary<string, int>(files.Count, StringComparer.Ordinal);
        var distinct = new List<XnatFile>(files.Count);
        foreach (var file in files)
        {
            if (places.TryAdd(file.Uri, distinct.Count)) distinct.Add(file);
            else if (distinct[places[file.Uri]].Expected.Digest is null && file.Expected.Digest is not null)
                distinct[places[file.Uri]] = file;
        }

        return distinct;
    }
}
