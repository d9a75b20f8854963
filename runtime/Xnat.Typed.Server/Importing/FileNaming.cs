using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Importing;

/// <summary>
/// How files are called in a resource. The session importer keeps names; the other handlers clean them, and can make names of their own.
/// </summary>
/// <param name="Cleans">Whether characters that are no good in file names are replaced.</param>
/// <param name="Renames">Whether every file gets a name after its identifiers.</param>
internal sealed partial record FileNaming(bool Cleans, bool Renames)
{
    public string NameIn(Row resource, DicomFile file)
    {
        if (Renames) return Template(file);
        if (!Cleans) return Free(resource, file.Name);
        var name = Illegal().Replace(file.Name, "_");
        // The same image again replaces the file, another one of that name does not.
        return resource.File(name) is { } known && known.Uid != file.SopInstance ? Template(file) : name;
    }

    /// <summary>Equal names from different folders of an archive are told apart by a number at their very end.</summary>
    private static string Free(Row resource, string name)
    {
        var free = name;
        for (var number = 1; resource.File(free) is not null; number++)
            free = string.Create(CultureInfo.InvariantCulture, $"{name}_{number}");
        return free;
    }

    /// <summary>XNAT's default: study, series number, instance number, and a hash of the two SOP UIDs.</summary>
    private static string Template(DicomFile file)
    {
        var hash = 17;
        foreach (var text in new[] { file.SopClass ?? "", file.SopInstance ?? "" })
        {
            var code = text.Aggregate(0, (sum, character) => unchecked((31 * sum) + character));
            hash = unchecked((37 * hash) + code);
        }

        return Illegal().Replace(
            $"{file.StudyUid}-{file.SeriesNumber}-{file.Header.Text(0x0020, 0x0013)}-{Base36(Math.Abs((long)hash))}.dcm", "_");
    }

    private static string Base36(long number)
    {
        const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
        var text = new StringBuilder();
        do
        {
            text.Insert(0, Digits[(int)(number % 36)]);
            number /= 36;
        }
        while (number > 0);
        return text.ToString();
    }

    [GeneratedRegex("[^A-Za-z0-9_.-]")]
    private static partial Regex Illegal();
}
