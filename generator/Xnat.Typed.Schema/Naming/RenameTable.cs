using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Naming;

/// <summary>Names that the user chose, by path; remembers which of them were asked for, so that the others can be reported.</summary>
internal sealed class RenameTable
{
    private readonly Dictionary<string, Rename> byPath = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public RenameTable(IEnumerable<Rename> renames, ICollection<Problem> problems)
    {
        foreach (var rename in renames)
        {
            if (Identifier.IsName(rename.Name)) byPath[rename.Path] = rename;
            else Report(problems, ProblemCatalog.RenameNotAnIdentifier, rename, rename.Path, rename.Name);
        }
    }

    /// <summary>The name for a type or member, or <see langword="null"/> if the user chose none.</summary>
    public string? Find(string path)
    {
        asked.Add(path);
        if (!byPath.TryGetValue(path, out var rename)) return null;
        used.Add(path);
        return rename.Name;
    }

    /// <summary>To be called when all names are decided.</summary>
    public void ReportUnused(ICollection<Problem> problems)
    {
        foreach (var rename in byPath.Values.Where(rename => !used.Contains(rename.Path)))
        {
            var near = asked.FirstOrDefault(path => string.Equals(path, rename.Path, StringComparison.OrdinalIgnoreCase))
                ?? asked.FirstOrDefault(path => path.EndsWith(
                    "/" + rename.Path.Substring(rename.Path.LastIndexOf('/') + 1), StringComparison.Ordinal));
            Report(problems, ProblemCatalog.RenameUnmatched, rename, rename.Path, near is null ? "" : "; did you mean '" + near + "'?");
        }
    }

    private static void Report(ICollection<Problem> problems, ProblemDescription description, Rename rename, params string[] arguments) =>
        problems.Add(new Problem(description.Code, new SchemaPosition(rename.Schema, 0, 0), arguments.ToEquatable()));
}
