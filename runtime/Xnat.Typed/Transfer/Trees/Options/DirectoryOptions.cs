using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>What of an object is downloaded into a folder, how its files are called there, and how the run behaves.</summary>
/// <remarks>
/// Patterns have stars for any text, and capital letters do not count: <c>T1*</c>. Where several are given, one has to fit; where none is
/// given, all do.
/// </remarks>
public sealed record DirectoryOptions
{
    /// <summary>Where files go below the folder.</summary>
    /// <value><see cref="DirectoryLayout.Xnatpy"/>.</value>
    public DirectoryLayout Layout { get; init; } = DirectoryLayout.Xnatpy;

    /// <summary>Patterns for the types of scans.</summary>
    public IReadOnlyList<string> ScanTypes { get; init; } = [];

    /// <summary>Patterns for the quality of scans, such as <c>usable</c>; a scan without one fits none.</summary>
    public IReadOnlyList<string> Qualities { get; init; } = [];

    /// <summary>Patterns for the labels of resources, such as <c>DICOM</c>.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>Patterns for the formats of files.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>Patterns for the names of files; one with <c>/</c> is compared with the path within the resource.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Which experiments, of those that a subject, a project or a listing has; called once for each.</summary>
    public Func<ExperimentData, bool>? WhereExperiment { get; init; }

    /// <summary>Which scans; called with rows of their listing.</summary>
    public Func<ImageScanData, bool>? WhereScan { get; init; }

    /// <summary>Which files.</summary>
    public Func<XnatFile, bool>? WhereFile { get; init; }

    /// <summary>
    /// Whether resources of sessions, subjects and projects themselves come too; those of an experiment without scans come always.
    /// </summary>
    public bool OwnResources { get; init; }

    /// <summary>Whether resources of a session's assessors come too.</summary>
    public bool Assessors { get; init; }

    /// <summary>Whether resources of a session's reconstructions come too.</summary>
    public bool Reconstructions { get; init; }

    /// <summary>How many files are asked for at a time at most; fewer where the server has too much to do.</summary>
    /// <value>4. The requests of all together are bounded by the client's own limit.</value>
    public int MaxConcurrency { get; init; } = 4;

    /// <summary>What becomes of files that stand there already.</summary>
    /// <value><see cref="IfExists.Compare"/>.</value>
    public IfExists IfExists { get; init; }

    /// <summary>What becomes of the rest where a file or an object fails.</summary>
    /// <value><see cref="BulkFailure.Continue"/>.</value>
    public BulkFailure OnFailure { get; init; }

    /// <summary>How fast it may be; <see langword="null"/> for as fast as it goes.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>Whether the server compresses the archives in which many small files come.</summary>
    /// <value>
    /// <see langword="null"/>: they come as they are, which is faster for the server and on a fast wire, and compressed once they came more
    /// slowly than a server compresses: below 20 MB a second, which is an estimate and was measured of no XNAT. What is on the disk in the
    /// end is the same.
    /// </value>
    public bool? CompressArchives { get; init; }

    /// <summary>How closely files must agree with the catalog.</summary>
    /// <value>
    /// <see cref="CatalogCheck.Strict"/>; with <see cref="CatalogCheck.Lenient"/> a file of another length or digest than the catalog says
    /// is kept as it came whole, and one that is listed and not there is reported and no failure.
    /// </value>
    public CatalogCheck Catalog { get; init; }

    /// <summary>
    /// Whether a run goes on although the server lists nothing, or less than half, of what an earlier run found. Nothing is deleted either
    /// way; the files are reported as gone from the server.
    /// </summary>
    public bool AcceptFewer { get; init; }

    /// <exception cref="ArgumentException">A value has no meaning.</exception>
    internal static DirectoryOptions Checked(DirectoryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Layout is null) throw new ArgumentException($"{nameof(Layout)} is one of {nameof(DirectoryLayout)}.", nameof(options));
        if (options.MaxConcurrency < 1) throw new ArgumentException($"{nameof(MaxConcurrency)} is at least 1.", nameof(options));
        if (!Enum.IsDefined(options.IfExists) || !Enum.IsDefined(options.OnFailure) || !Enum.IsDefined(options.Catalog))
        {
            throw new ArgumentException(
                $"{nameof(IfExists)}, {nameof(OnFailure)} and {nameof(Catalog)} are values of their enumerations.", nameof(options));
        }

        IReadOnlyList<string>[] patterns = [options.ScanTypes, options.Qualities, options.Resources, options.Formats, options.Names];
        if (patterns.Any(static list => list is null || list.Any(string.IsNullOrEmpty)))
            throw new ArgumentException("Patterns are texts that are not empty; for all give an empty list.", nameof(options));
        Typed.RateLimit.Checked(options.RateLimit);
        return options with { };
    }
}
