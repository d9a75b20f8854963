using Xunit;

namespace Xnat.Typed.Tests.Support;

/// <summary>The same as <see cref="SharedFactAttribute"/> for tests with rows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips the test where the folder is not there.</summary>
    public SharedTheoryAttribute()
    {
        if (SharedFiles.Root is null) Skip = "needs the folder 'shared' beside the repository, with real schemas and DICOM files";
    }
}
