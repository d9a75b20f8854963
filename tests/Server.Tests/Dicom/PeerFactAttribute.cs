namespace Xnat.Typed.Server.Tests.Dicom;

/// <summary>
/// A test on the shared DICOM files against other people's readers; skipped, with the reason, where files or readers are missing.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PeerFactAttribute : FactAttribute
{
    public PeerFactAttribute()
    {
        if (SharedFiles.Root is null) Skip = "needs the folder 'shared' beside the repository, with real schemas and DICOM files";
        else if (!DicomPeers.AreInstalled) Skip = "needs Debian's python3-pydicom and dcmtk";
    }
}
