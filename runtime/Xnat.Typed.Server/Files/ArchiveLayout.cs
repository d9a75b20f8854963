using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Files;

/// <summary>Names of files inside of downloaded archives.</summary>
/// <param name="store">The data.</param>
/// <param name="structure">Value of <c>structure=</c>.</param>
/// <param name="isTar">Tar archives leave the type out of improved names.</param>
internal sealed partial class ArchiveLayout(Store store, string? structure, bool isTar)
{
    private LocatedFile? last;
    private string folder = "";

    public bool IncludesProject { get; init; }

    public bool IncludesSubject { get; init; }

    /// <summary>The layout that a request asks for.</summary>
    public static ArchiveLayout Of(Store store, ParameterList parameters) => new(
        store, parameters["structure"], parameters["format"] is not ("zip" or "application/zip"))
    {
        IncludesProject = parameters.Flag("projectIncludedInPath"),
        IncludesSubject = parameters.Flag("subjectIncludedInPath"),
    };

    /// <summary>The name of a file in an archive. Files of one resource come one after the other, and mostly in no folder of it.</summary>
    public string NameOf(LocatedFile file)
    {
        // Other structures take words out of the whole name.
        if (structure is not null || file.File.Path.Contains('/', StringComparison.Ordinal)) return WholeNameOf(file);
        if (last is null || !file.IsBeside(last)) (last, folder) = (file, FolderOf(file));
        return $"{folder}/{file.File.Path}";
    }

    private string WholeNameOf(LocatedFile file)
    {
        var name = structure switch
        {
            "improved" => Improved(file),
            "legacy" => Legacy(file),
            "simplified" => Plain(file).Replace("/resources", "", StringComparison.Ordinal).Replace("/files", "", StringComparison.Ordinal),
            _ => WithType(file, Plain(file)),
        };
        return Prefix(file) + name;
    }

    /// <summary>The folder in which the files of a resource stand.</summary>
    public string FolderOf(LocatedFile file) => WholeNameOf(file)[..^(file.File.Path.Length + 1)];

    /// <summary>The resource's label, or its number where it has none.</summary>
    public static string Label(LocatedFile file) =>
        file.ResourceLabel.Length > 0 ? file.ResourceLabel : file.Resource.Number.ToString(CultureInfo.InvariantCulture);

    private static string Plain(LocatedFile file)
    {
        var rest = $"/resources/{Label(file)}/files/{file.File.Path}";
        var owner = file.Location.Owner;
        return file.Location.Category switch
        {
            "scans" => $"{owner.Parent!.Label}/scans/{owner.Id}{rest}",
            "reconstructions" => $"{owner.Parent!.Label}/reconstructions/{owner.Id}/{Direction(file)}{rest}",
            "assessors" => $"{owner.Label}/{Direction(file)}{rest}",
            _ => owner.Type.Is("xnat:projectData") ? $"{owner.Id}{rest}" : $"{owner.Label}{rest}",
        };
    }

    /// <summary>The type is put in by text: every folder named like the scan gets it, also one below the files.</summary>
    private static string WithType(LocatedFile file, string name)
    {
        var owner = file.Location.Owner;
        if (file.Location.Category is not ("scans" or "reconstructions") || owner["type"] is not { Length: > 0 } type) return name;
        return name.Replace($"/{owner.Id}/", $"/{owner.Id}-{NonWord().Replace(type, "_")}/", StringComparison.Ordinal);
    }

    /// <summary>No folder of the session, and no <c>resources</c> and <c>files</c>.</summary>
    private string Improved(LocatedFile file)
    {
        var owner = file.Location.Owner;
        var rest = $"{Label(file)}/{file.File.Path}";
        return file.Location.Category switch
        {
            "scans" => $"scans/{owner.Id}{Suffix(owner["type"])}/{rest}",
            "reconstructions" => $"reconstructions/{owner.Id}{Suffix(owner["type"])}/{rest}",
            "assessors" => $"assessors/{owner.Label}{Suffix(owner.Type.Source.Name.LocalName)}/{rest}",
            _ => $"resources/{rest}",
        };
    }

    private static string Legacy(LocatedFile file)
    {
        var owner = file.Location.Owner;
        var rest = $"{Label(file)}/{file.File.Path}";
        return file.Location.Category switch
        {
            "scans" => $"{owner.Parent!.Label}/SCANS/{owner.Id}/{rest}",
            "reconstructions" => $"{owner.Parent!.Label}/PROCESSED/{owner.Id}/{rest}",
            "assessors" => $"{owner.Label}/{Direction(file)}/{rest}",
            _ => $"{owner.Label}/RESOURCES/{rest}",
        };
    }

    private string Prefix(LocatedFile file)
    {
        var prefix = new StringBuilder();
        var top = file.Location.Top;
        if (IncludesProject && top.Project.Length > 0) prefix.Append(top.Project).Append('/');
        if (IncludesSubject && top["subject_ID"] is { } id && store.Subject(id) is { } subject) prefix.Append(subject.Label).Append('/');
        return prefix.ToString();
    }

    private string Suffix(string? type) => isTar || string.IsNullOrEmpty(type) ? "" : "_" + Illegal().Replace(type, "_");

    private static string Direction(LocatedFile file) => file.Location.Member.Split('/')[0];

    [GeneratedRegex("[^A-Za-z0-9_]")]
    private static partial Regex NonWord();

    [GeneratedRegex("""[\\/:*?"<>|]""")]
    private static partial Regex Illegal();
}
