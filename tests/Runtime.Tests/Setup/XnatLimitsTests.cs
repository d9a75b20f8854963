namespace Xnat.Typed.Runtime.Tests.Setup;

public sealed class XnatLimitsTests
{
    public static TheoryData<string> Names =>
        [.. typeof(XnatLimits).GetProperties().Where(static property => property.CanWrite).Select(static property => property.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task LimitThatLetsNothingThroughIsRefusedAtConnect(string name)
    {
        var limits = new XnatLimits();
        var property = typeof(XnatLimits).GetProperty(name)!;
        property.SetValue(limits, Convert.ChangeType(0, property.PropertyType, System.Globalization.CultureInfo.InvariantCulture));

        var error = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => XnatClient.ConnectAsync("https://xnat.example.org", XnatCredential.Guest, new() { Limits = limits }));

        Assert.StartsWith("Each of XnatLimits must be more than nothing.", error.Message, StringComparison.Ordinal);
    }
}
