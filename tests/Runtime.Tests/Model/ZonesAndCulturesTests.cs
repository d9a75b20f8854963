using System.Globalization;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Model;

[Collection(nameof(MachineTime))]
public sealed class ZonesAndCulturesTests
{
    private static readonly XnatField<DateTime?> Moment = new("xnat:mrSessionData", "validation/date");

    public static TheoryData<string, string> Machines()
    {
        var machines = new TheoryData<string, string>();
        foreach (var zone in (string[])["Etc/UTC", "America/St_Johns", "Pacific/Kiritimati"])
        {
            foreach (var culture in HostileCultures.Names) machines.Add(zone, culture);
        }

        return machines;
    }

    [Theory]
    [MemberData(nameof(Machines))]
    public void ValuesAreTheSameOnEveryMachine(string zone, string culture)
    {
        using var machine = new MachineTime(zone);
        using var language = new SwitchedCulture(HostileCultures.Named(culture));
        var session = new MrSessionData();
        foreach (var text in (string[])["2024-03-10T02:30:00Z", "2024-03-10T02:30:00+14:00", "2024-03-10 02:30:00.0"])
        {
            session.Raw.Add(Moment.Path, text);
            var value = session.Get(Moment)!.Value;
            Assert.Equal((new DateTime(2024, 3, 10, 2, 30, 0).Ticks, DateTimeKind.Unspecified), (value.Ticks, value.Kind));
            session.Set(Moment, value);
            Assert.False(session.HasChanges);
        }

        Assert.Equal("-1234.5", XnatValue.Format(-1234.5));
        Assert.Equal("-1234", XnatValue.Format(-1234L));
        Assert.Equal("1234.50", XnatValue.Format(1234.50m));
        Assert.Equal("-INF", XnatValue.Format(double.NegativeInfinity));
        Assert.Equal("NaN", XnatValue.Format(double.NaN));
        Assert.Equal("2024-03-10 02:30:00.5", XnatValue.Format(new DateTime(2024, 3, 10, 2, 30, 0, 500)));
        Assert.Equal("14:30:00", XnatValue.Format(new TimeOnly(14, 30)));
        Assert.Equal("-1.02:03:04", XnatValue.Format(-new TimeSpan(1, 2, 3, 4)));
        Assert.Equal(-1234.5, XnatValue.Parse("-1.2345E3", new XnatField<double>("xnat:test", "value")));
    }

    [Theory]
    [MemberData(nameof(Machines))]
    public async Task RoundTripIsTheSameOnEveryMachine(string zone, string culture)
    {
        using var machine = new MachineTime(zone);
        using var language = new SwitchedCulture(HostileCultures.Named(culture));
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);

        session.Date = new(2024, 3, 10);
        session.Time = new(2, 30, 1);
        session.Age = 63.25;
        session.Set(MrSessionData.Schema.Stabilization, "\u0130\u0131Ii");
        await session.SaveAsync();
        await session.SetFieldAsync("when", new DateTime(2024, 3, 10, 2, 30, 0));
        await session.SetFieldAsync("volume", -0.000125);
        await Assert.ThrowsAsync<ArgumentException>("value", () => session.SetFieldAsync("when", DateTime.Now));
        await Assert.ThrowsAsync<ArgumentException>("value", () => session.SetFieldAsync("when", DateTime.UtcNow));
        await Assert.ThrowsAsync<ArgumentException>("value", () => session.SetFieldAsync("when", DateTimeOffset.Now));

        var read = await SessionAsync(site);
        var fields = await read.FieldsAsync();
        Assert.Equal((new DateOnly(2024, 3, 10), new TimeOnly(2, 30, 1), 63.25), (read.Date, read.Time, read.Age));
        Assert.Equal("\u0130\u0131Ii", read.Get(MrSessionData.Schema.Stabilization));
        Assert.Equal(("2024-03-10 02:30:00", "-0.000125"), (fields["when"], fields["volume"]));
    }

    private static async Task<MrSessionData> SessionAsync(TestSite site)
    {
        var project = await site.Client.Projects.GetAsync("brainimages");
        return (MrSessionData)await (await project.Subjects.GetAsync("SUB1")).Experiments.GetAsync("MR1");
    }

    private sealed class SwitchedCulture : IDisposable
    {
        private readonly CultureInfo before = CultureInfo.CurrentCulture;

        public SwitchedCulture(CultureInfo culture) => CultureInfo.CurrentCulture = culture;

        public void Dispose() => CultureInfo.CurrentCulture = before;
    }
}
