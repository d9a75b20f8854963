using Xunit;

namespace Xnat.Typed.Tests.Support;

/// <summary>
/// A test on the real schemas or DICOM files; reported as skipped, with the reason, where they are not beside the repository.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    /// <summary>Skips the test where <paramref name="path"/> is not there.</summary>
    /// <param name="path">Relative to the folder <c>shared</c>.</param>
    public SharedFactAttribute(string path = "schemas")
    {
        if (SharedFiles.Root is null) Skip = "needs the folder 'shared' beside the repository, with real schemas and DICOM files";
        else if (!Path.Exists(Path.Combine(SharedFiles.Root, path))) Skip = $"needs '{path}' in the folder 'shared' beside the repository";
    }
}
