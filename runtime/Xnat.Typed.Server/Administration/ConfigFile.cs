namespace Xnat.Typed.Server.Administration;

/// <summary>One configuration of a tool, with all its versions.</summary>
/// <param name="Project">Project; empty for the site.</param>
/// <param name="Tool">Tool.</param>
/// <param name="Path">Path below the tool; empty for the tool itself.</param>
internal sealed record ConfigFile(string Project, string Tool, string Path)
{
    /// <summary>Versions, the first one first.</summary>
    public IReadOnlyList<ConfigVersion> Versions { get; init; } = [];

    public string Key => KeyOf(Project, Tool, Path);

    public ConfigVersion Latest => Versions[^1];

    public static string KeyOf(string project, string tool, string path) => $"{project}\n{tool}\n{path}";
}
