using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding.Composing;

/// <summary>Which files include or redefine which, by number. Without recursion: a chain of them may be as long as one likes.</summary>
internal sealed class IncludedSchemas
{
    private readonly int[][] included;

    public IncludedSchemas(IReadOnlyList<SchemaDocument> documents)
    {
        var locations = new SchemaLocations(documents);
        var numbers = new Dictionary<SchemaDocument, int>(ReferenceComparer.Instance);
        for (var number = 0; number < documents.Count; number++) numbers[documents[number]] = number;
        included =
        [
            .. documents.Select(document => document.Imports
                .Where(import => !import.IsImport)
                .Select(import => locations.Find(document, import.Location, document.TargetNamespace))
                .OfType<SchemaDocument>()
                .Select(found => numbers[found])
                .Distinct()
                .ToArray())
        ];
    }

    /// <summary>All files, each after those that it includes, as far as they do not include each other.</summary>
    public IEnumerable<int> InnermostFirst()
    {
        var seen = new bool[included.Length];
        for (var root = 0; root < included.Length; root++)
        {
            if (seen[root]) continue;
            seen[root] = true;
            var open = new Stack<(int Document, int Next)>();
            open.Push((root, 0));
            while (open.Count > 0)
            {
                var (document, next) = open.Pop();
                if (next == included[document].Length)
                {
                    yield return document;
                    continue;
                }

                open.Push((document, next + 1));
                var inner = included[document][next];
                if (seen[inner]) continue;
                seen[inner] = true;
                open.Push((inner, 0));
            }
        }
    }

    /// <summary>Whether one file has the other by way of what it includes.</summary>
    public bool Reaches(int from, int to)
    {
        var seen = new HashSet<int> { from };
        var open = new Stack<int>(included[from]);
        while (open.Count > 0)
        {
            var document = open.Pop();
            if (document == to) return true;
            if (!seen.Add(document)) continue;
            foreach (var inner in included[document]) open.Push(inner);
        }

        return false;
    }
}
