using Xnat.Typed.Server.Administration;

namespace Xnat.Typed.Server.Importing;

/// <summary>What the site's configuration says about imports.</summary>
internal sealed class ImportSettings(ConfigStore configs)
{
    public string? ProjectRules => configs.InForce("dicom", "projectRules", null);

    public string? SubjectRules => configs.InForce("dicom", "subjectRules", null);

    public string? SessionRules => configs.InForce("dicom", "sessionRules", null);

    /// <summary><c>pet</c>, <c>petmr</c> or <c>separate</c>.</summary>
    public string? PetMr(string project) => configs.InForce("separatePETMR", "config", project)?.Trim();
}
