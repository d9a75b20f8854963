namespace Xnat.Typed.Server.Tests.Endpoints;

/// <summary>Whether what tests find is to be written down, as with snapshots.</summary>
internal static class Acceptance
{
    public static bool IsAsked => Environment.GetEnvironmentVariable("SNAPSHOT_ACCEPT") == "1";
}
