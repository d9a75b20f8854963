using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Xnat.Typed.Schema.Naming.Identifiers;

/// <summary>Names of the emitted files: <c>xnat/MrScanData.g.cs</c>.</summary>
internal sealed class HintNames
{
    private const int GreatestPrefix = 40;

    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A duplicate ends the whole run, and on some file systems two names that differ in case are one.</summary>
    public string Of(string prefix, string name)
    {
        var stem = prefix.Length > 0 ? FolderName(prefix) + "/" + name : name;
        var hintName = stem;
        for (var number = 2; !taken.Add(hintName); number++) hintName = stem + "-" + number.ToString(CultureInfo.InvariantCulture);
        return hintName + ".g.cs";
    }

    /// <summary>A prefix may hold dots, and one taken from a file's name anything: they would lead elsewhere, or end the run.</summary>
    private static string FolderName(string prefix) =>
        string.Concat(prefix.Take(GreatestPrefix).Select(character => IsSafe(character) ? character : '_'));

    private static bool IsSafe(char character) => char.IsLetterOrDigit(character) || character is '_' or '-';
}
