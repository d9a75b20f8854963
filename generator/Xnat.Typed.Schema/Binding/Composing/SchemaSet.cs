using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding.Composing;

/// <summary>
/// The given files as their includes and redefinitions put them together (XML Schema part 1, 4.2.1 and 4.2.2): each in its namespace, each
/// component in the form in which it counts.
/// </summary>
internal static class SchemaSet
{
    /// <summary>The result is the same whatever the order of <paramref name="documents"/>.</summary>
    public static IReadOnlyList<SchemaDocument> Compose(IEnumerable<SchemaDocument> documents, ICollection<Problem> problems)
    {
        var sorted = documents.OrderBy(document => document.Path, StringComparer.Ordinal).ToArray();
        var composed = InNamespaces(sorted);
        return composed.Exists(document => document.Redefinitions.Count > 0) ? new Redefiner(composed, problems).Redefine() : composed;
    }

    /// <summary>
    /// A file without target namespace is in the namespaces of all that include it, directly or by way of another such file; in none if
    /// nobody does.
    /// </summary>
    private static List<SchemaDocument> InNamespaces(IReadOnlyList<SchemaDocument> documents)
    {
        var taken = new Dictionary<SchemaDocument, HashSet<string>>(ReferenceComparer.Instance);
        var prefixes = new Dictionary<string, string>(StringComparer.Ordinal);
        var locations = new SchemaLocations(documents);
        var open = new Queue<(SchemaDocument Document, string Namespace)>();
        foreach (var document in documents.Where(document => document.TargetNamespace.Length > 0))
        {
            if (!prefixes.ContainsKey(document.TargetNamespace)) prefixes.Add(document.TargetNamespace, PrefixOf(document));
            open.Enqueue((document, document.TargetNamespace));
        }

        while (open.Count > 0)
        {
            var (document, name) = open.Dequeue();
            foreach (var import in document.Imports.Where(import => !import.IsImport))
            {
                if (locations.Find(document, import.Location, name) is not { TargetNamespace: "" } included) continue;
                if (!taken.TryGetValue(included, out var names))
                    taken.Add(included, names = new HashSet<string>(StringComparer.Ordinal));
                if (names.Add(name)) open.Enqueue((included, name));
            }
        }

        return
        [
            .. documents.SelectMany(document => taken.TryGetValue(document, out var names)
                ? names
                    .OrderBy(name => name, StringComparer.Ordinal)
                    .Select(name => new ChameleonSchema(name).Take(document, prefixes[name]))
                : [document])
        ];
    }

    /// <summary>The prefix by which the types of a file are known: the file's own, or else the file's name.</summary>
    public static string PrefixOf(SchemaDocument document) =>
        document.Prefix.Length > 0 ? document.Prefix : Path.GetFileNameWithoutExtension(document.Path);
}
