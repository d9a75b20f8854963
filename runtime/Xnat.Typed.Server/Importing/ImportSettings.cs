namespace Xnat.Typed.Server.Importing;

/// <summary>What the site's configuration says about imports.</summary>
/// <param name="Read">Contents of a configuration by tool, path and project, or of the site where the project has none.</param>
internal sealed record ImportSettings(Func<string, string, string?, string?> Read)
{
    public string? ProjectRules => Read("dicom", "projectRules", null);

    public string? SubjectRules => Read("dicom", "subjectRules", null);

    public string? SessionRules => Read("dicom", "sessionRules", null);

    /// <summary><c>pet</c>, <c>petmr</c> or <c>separate</c>.</summary>
    public string? PetMr(string project) => Read("separatePETMR", "config", project)?.Trim();
}
