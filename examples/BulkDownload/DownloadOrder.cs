namespace Xnat.Typed.BulkDownload;

/// <summary>What the command line said.</summary>
/// <param name="Address">A real server; <see langword="null"/> for one in this process.</param>
/// <param name="Project">ID of the project.</param>
/// <param name="Folder">Where to.</param>
/// <param name="Layout">Template for names; <see langword="null"/> for xnatpy's.</param>
/// <param name="Types">Patterns for types of scans.</param>
/// <param name="Workers">Files at a time.</param>
internal sealed record DownloadOrder(Uri? Address, string Project, string Folder, string? Layout, string[] Types, int Workers);
