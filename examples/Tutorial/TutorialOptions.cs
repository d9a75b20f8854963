namespace Xnat.Typed.Tutorial;

/// <summary>What the command line said.</summary>
/// <param name="Address">A real server; <see langword="null"/> for one in this process.</param>
/// <param name="User">User on that server.</param>
/// <param name="Zip">A study of one's own; <see langword="null"/> for the made-up one.</param>
/// <param name="Output">Folder for what is downloaded; <see langword="null"/> for one that is deleted at the end.</param>
/// <param name="Project">ID of the project to work in.</param>
internal sealed record TutorialOptions(Uri? Address, string? User, FileInfo? Zip, DirectoryInfo? Output, string Project)
{
    /// <summary>Whether the password may go over http to another machine.</summary>
    public bool AllowsPlainHttp { get; init; }

    /// <summary>Whether what the tour made on the server goes again at the end.</summary>
    public bool CleansUp { get; init; }

    /// <summary>Looks up a variable of the environment.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Why the tour changes what it changes, for sites that demand a reason.</summary>
    public string? Reason { get; init; }
}
