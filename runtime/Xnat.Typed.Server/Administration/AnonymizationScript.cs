namespace Xnat.Typed.Server.Administration;

/// <summary>Where scripts that anonymise DICOM are kept. They are kept only: nothing here runs them.</summary>
internal static class AnonymizationScript
{
    /// <summary>The tool under which XNAT's configurations have a project's script.</summary>
    public const string Tool = "anon";

    /// <summary>The path below the tool.</summary>
    public const string Path = "script";

    /// <summary>Property of the site that is its script.</summary>
    public const string SiteText = "sitewideAnonymizationScript";

    /// <summary>Property of the site that says whether the script is in use.</summary>
    public const string SiteFlag = "enableSitewideAnonymizationScript";

    /// <summary>
    /// What XNAT's own does, in DicomEdit 6: study description, patient name and patient ID say where the session belongs.
    /// </summary>
    public const string Default =
        "version \"6.1\"\n"
        + "project != \"Unassigned\" ? (0008,1030) := project\n"
        + "(0010,0010) := subject\n"
        + "(0010,0020) := session\n";
}
