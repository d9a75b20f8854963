namespace Xnat.Typed.Server.Tests.Importing;

/// <summary>Damaged files, kept beside the tests.</summary>
internal static class Cases
{
    public static string PathOf(string file) =>
        Path.Combine(SharedFiles.RepositoryRoot(), "tests", "Server.Tests", "Importing", "Damaged", file);
}
