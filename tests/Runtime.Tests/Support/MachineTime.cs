namespace Xnat.Typed.Runtime.Tests.Support;

/// <summary>
/// Lets this process live in another time zone until the end of the test. Classes that use it are in the collection of this name.
/// </summary>
internal sealed class MachineTime : IDisposable
{
    private const string Variable = "TZ";

    private readonly string? before = Environment.GetEnvironmentVariable(Variable);

    public MachineTime(string zone)
    {
        Switch(zone);
        Assert.Equal(TimeZoneInfo.FindSystemTimeZoneById(zone).BaseUtcOffset, TimeZoneInfo.Local.BaseUtcOffset);
    }

    public void Dispose() => Switch(before);

    private static void Switch(string? zone)
    {
        Environment.SetEnvironmentVariable(Variable, zone);
        TimeZoneInfo.ClearCachedData();
    }
}
