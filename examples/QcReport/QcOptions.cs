namespace Xnat.Typed.QcReport;

/// <summary>What the command line said.</summary>
/// <param name="Address">A real server; <see langword="null"/> for one in this process.</param>
/// <param name="User">User on that server; <see langword="null"/> for the netrc file.</param>
/// <param name="Project">ID of the project.</param>
/// <param name="Output">The page to write; the table goes beside it, with the ending <c>.csv</c>.</param>
internal sealed record QcOptions(Uri? Address, string? User, string Project, FileInfo Output)
{
    /// <summary>Whether the password may go over http to another machine.</summary>
    public bool AllowsPlainHttp { get; init; }

    /// <summary>How many pictures the page has at most.</summary>
    public int Pictures { get; init; } = 200;

    /// <summary>Longest side of a picture, in pixels.</summary>
    public int PictureSize { get; init; } = 112;

    /// <summary>How many sessions are read at a time.</summary>
    public int Workers { get; init; } = 4;
}
