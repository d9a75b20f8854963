namespace Xnat.Typed.Runtime.Tests.Support;

/// <summary>
/// A test with files of more than 4 GiB: it takes minutes and much disk, so it runs only where <c>XNAT_TYPED_LARGE_FILES</c> is set.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LargeFilesFactAttribute : FactAttribute
{
    public LargeFilesFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("XNAT_TYPED_LARGE_FILES") is null)
            Skip = "Files of more than 4 GiB; set XNAT_TYPED_LARGE_FILES to have it run.";
    }
}
