using System;
using System.Collections.Generic;
using System.Linq;

namespace Xnat.Typed.Schema.Comparing;

/// <summary>Finds the name that a user probably meant.</summary>
internal static class NearName
{
    /// <summary>
    /// The nearest of <paramref name="known"/>, or <see langword="null"/> if more than a third of the letters would have to change.
    /// </summary>
    public static string? Find(string name, IEnumerable<string> known)
    {
        var local = name.Substring(name.IndexOf(':') + 1);
        return known
            .Select(candidate => (Name: candidate, Distance: Math.Min(
                Distance(name, candidate), Distance(local, candidate.Substring(candidate.IndexOf(':') + 1)))))
            .Where(candidate => candidate.Distance * 3 <= local.Length)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    /// <summary>
    /// How many letters have to be put in, left out or changed, or change places with the next one (optimal string alignment); the case
    /// of a letter does not count.
    /// </summary>
    private static int Distance(string from, string to)
    {
        var (before, previous, row) = (new int[to.Length + 1], Enumerable.Range(0, to.Length + 1).ToArray(), new int[to.Length + 1]);
        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = previous[j - 1] + (IsSame(from[i - 1], to[j - 1]) ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(previous[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && IsSame(from[i - 1], to[j - 2]) && IsSame(from[i - 2], to[j - 1]))
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, previous, row) = (previous, row, before);
        }

        return previous[to.Length];
    }

    private static bool IsSame(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
