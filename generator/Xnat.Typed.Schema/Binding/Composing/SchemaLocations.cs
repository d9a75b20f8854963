using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding.Composing;

/// <summary>
/// Finds which of the given files a <c>schemaLocation</c> means. Nothing is ever fetched, and the files need not lie as they did where they
/// were written: of those with the same name the one with the most folders in common is meant.
/// </summary>
internal sealed class SchemaLocations
{
    private readonly Dictionary<string, List<(string[] Segments, SchemaDocument Document)>> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SchemaDocument> byPath = new(StringComparer.Ordinal);

    /// <param name="documents">The given files, in the order in which the first of equals is taken.</param>
    public SchemaLocations(IEnumerable<SchemaDocument> documents)
    {
        foreach (var document in documents)
        {
            var segments = Segments(document.Location);
            if (!byName.TryGetValue(segments[segments.Length - 1], out var files)) byName.Add(segments[segments.Length - 1], files = []);
            files.Add((segments, document));
            byPath[string.Join("/", segments)] = document;
        }
    }

    /// <summary>The file, or <see langword="null"/> if none of that name can be part of the namespace.</summary>
    /// <param name="from">The file that names the location.</param>
    /// <param name="location">The location as written.</param>
    /// <param name="namespaceName">The namespace that the file shall be part of; one without namespace can be.</param>
    public SchemaDocument? Find(SchemaDocument from, string location, string namespaceName)
    {
        if (location.Length == 0) return null;
        var wanted = Resolve(from, location);
        if (byPath.TryGetValue(string.Join("/", wanted), out var exact) && CanBePartOf(exact, namespaceName)) return exact;
        if (!byName.TryGetValue(wanted[wanted.Length - 1], out var files)) return null;
        SchemaDocument? found = null;
        var most = 0;
        foreach (var (segments, document) in files)
        {
            if (ReferenceEquals(document, from) || !CanBePartOf(document, namespaceName)) continue;
            var common = InCommon(segments, wanted);
            if (common <= most) continue;
            (found, most) = (document, common);
        }

        return found;
    }

    private static bool CanBePartOf(SchemaDocument document, string namespaceName) =>
        document.TargetNamespace.Length == 0 || document.TargetNamespace == namespaceName;

    private static string[] Resolve(SchemaDocument from, string location)
    {
        if (Uri.TryCreate(location, UriKind.Absolute, out var address) && !address.IsFile)
            return Segments(Uri.UnescapeDataString(address.AbsolutePath));
        var folder = Segments(from.Location);
        return Segments(string.Join("/", folder.Take(folder.Length - 1)) + "/" + Uri.UnescapeDataString(location));
    }

    /// <summary>Never empty: the last one is the name of the file.</summary>
    private static string[] Segments(string path)
    {
        var segments = new List<string>();
        foreach (var segment in path.Split('/', '\\'))
        {
            if (segment == ".." && segments.Count > 0 && segments[segments.Count - 1] != "..") segments.RemoveAt(segments.Count - 1);
            else if (segment is not ("" or ".")) segments.Add(segment);
        }

        return segments.Count == 0 ? [""] : [.. segments];
    }

    private static int InCommon(string[] left, string[] right)
    {
        var count = 0;
        while (count < left.Length
            && count < right.Length
            && string.Equals(left[left.Length - 1 - count], right[right.Length - 1 - count], StringComparison.OrdinalIgnoreCase))
            count++;
        return count;
    }
}
