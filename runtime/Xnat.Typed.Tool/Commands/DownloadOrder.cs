namespace Xnat.Typed.Tool.Commands;

/// <summary>What is downloaded of an object, and where to.</summary>
/// <param name="Output">A folder, or a file that ends with .zip.</param>
/// <param name="Scan">ID, or pattern for the type; <see langword="null"/> for all of the object.</param>
/// <param name="Resource">Pattern for labels of resources.</param>
/// <param name="Match">Pattern for names of files.</param>
/// <param name="Layout">Template for names; <see langword="null"/> for xnatpy's.</param>
/// <param name="IfExists">What becomes of files that are there already.</param>
/// <param name="Parallel">Files at a time.</param>
/// <param name="Catalog">How closely files must agree with the catalog.</param>
/// <param name="AcceptsFewer">Whether the server may list much less than at an earlier run.</param>
internal sealed record DownloadOrder(
    string Output,
    string? Scan,
    string? Resource,
    string? Match,
    DirectoryLayout? Layout,
    IfExists IfExists,
    int Parallel,
    CatalogCheck Catalog,
    bool AcceptsFewer)
{
    public bool IsZip => Output.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether something that is here may be lost.</summary>
    public bool Overwrites => IfExists == IfExists.Replace
        && (File.Exists(Output) || (Directory.Exists(Output) && Directory.EnumerateFileSystemEntries(Output).Any()));

    /// <summary>Without a choice of scans everything comes that the object has.</summary>
    public DirectoryOptions ToOptions() => new()
    {
        Layout = Layout ?? DirectoryLayout.Xnatpy,
        Resources = Resource is null ? [] : [Resource],
        Names = Match is null ? [] : [Match],
        OwnResources = Scan is null,
        Assessors = Scan is null,
        Reconstructions = Scan is null,
        IfExists = IfExists,
        MaxConcurrency = Parallel,
        Catalog = Catalog,
        AcceptFewer = AcceptsFewer,
    };
}
