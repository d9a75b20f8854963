using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Prearchive;

/// <summary>Archiving as something that is begun, looked at, waited for, left, and come back to.</summary>
public sealed class ArchivingTests
{
    private static readonly ArchiveOptions Named = new() { Subject = "SLOW", Experiment = "SLOW MR" };

    [Theory]
    [InlineData("ready-after=3")]
    [InlineData("ready-after=300ms")]
    [InlineData(null)]
    public async Task ArchivingIsBegunLeftAndTakenUpAgainByItsAddressAlone(string? fault)
    {
        await using var held = await HeldSite.StartAsync();
        if (fault is not null) held.Site.Server.Faults.Add(fault, HeldSite.Below);

        var begun = await held.Session.StartArchivingAsync(Named);
        var address = begun.Address;
        var state = await begun.PollAsync();

        Assert.Equal(fault is null ? ArchivingStage.Archived : ArchivingStage.Working, state.Stage);
        Assert.Equal(fault is null, state.IsFinished);
        await using var later = await XnatClient.ConnectAsync(held.Site.Server.Url, XnatCredential.UserPassword("admin", "admin"));
        var session = (MrSessionData)await later.Prearchive.ResumeArchiving(address).WaitAsync();
        Assert.Equal(("SLOW_MR", 3), (session.Label, await session.Scans.CountAsync()));
        Assert.Equal(ArchivingStage.Archived, (await begun.PollAsync()).Stage);
        Assert.Single(held.Site.Server.Requests, static request => request.Path == "/data/services/archive");
    }

    [Fact]
    public async Task AddressOfTheSessionAloneIsEnoughWhereItsNamesAreItsOwn()
    {
        await using var held = await HeldSite.StartAsync();
        held.Site.Server.Faults.Add("ready-after=2", HeldSite.Below);
        await held.Session.StartArchivingAsync();

        var session = await held.Site.Client.Prearchive.ResumeArchiving(held.Session.Uri).WaitAsync();

        Assert.Equal(held.Session.Name, session.Label);
        Assert.Throws<ArgumentException>("address", () => held.Site.Client.Prearchive.ResumeArchiving("/data/projects/P"));
    }

    [Fact]
    public async Task WaitEndsAtItsLimitWhileTheServerGoesOn()
    {
        await using var held = await HeldSite.StartAsync();
        held.Site.Server.Faults.Add("ready-after=3", HeldSite.Below);
        var archiving = await held.Session.StartArchivingAsync(Named);

        var error = await Assert.ThrowsAsync<XnatUnfinishedException>(() => archiving.WaitAsync(new() { Limit = TimeSpan.Zero }));

        Assert.Equal("ARCHIVING", error.LastStatus);
        Assert.Equal("SLOW_MR", (await archiving.WaitAsync()).Label);
    }

    [Fact]
    public async Task ArchivingThatLostItsProjectIsNoSuccess()
    {
        await using var held = await HeldSite.StartAsync();
        held.Site.Server.Faults.Add("ready-after=2", HeldSite.Below);
        var archiving = await held.Session.StartArchivingAsync(Named);
        await (await held.Site.Client.Projects.GetAsync("brainimages")).DeleteAsync();

        var error = await Assert.ThrowsAsync<XnatArchivingException>(() => archiving.WaitAsync());

        Assert.Contains(error.State.Stage, (ArchivingStage[])[ArchivingStage.Failed, ArchivingStage.Gone]);
    }

    [Fact]
    public async Task ConflictStaysInThePrearchiveWithItsLog()
    {
        await using var held = await HeldSite.StartAsync();
        var archiving = held.Site.Client.Prearchive.ResumeArchiving(held.Session.Uri);
        held.Site.Server.Faults.AddStuckSessions(HeldSite.Below, "CONFLICT");

        var state = await archiving.PollAsync();
        var error = await Assert.ThrowsAsync<XnatArchivingException>(() => archiving.WaitAsync());

        Assert.Equal((ArchivingStage.Failed, "CONFLICT"), (state.Stage, state.Status));
        Assert.StartsWith("The session was not archived: Failed (status CONFLICT since ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(held.Session.Name!, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StuckIsAVerdictWithWhatIsKnown()
    {
        var time = new ManualTime();
        await using var held = await HeldSite.StartAsync(new() { Clock = time });
        held.Site.Server.Faults.AddStuckSessions(HeldSite.Below, "QUEUED_ARCHIVING");
        var archiving = held.Site.Client.Prearchive.ResumeArchiving(held.Session.Uri);

        var first = await archiving.PollAsync();
        time.Advance(TimeSpan.FromMinutes(29));
        var second = await archiving.PollAsync();
        time.Advance(TimeSpan.FromMinutes(2));
        var third = await archiving.PollAsync();
        var error = await Assert.ThrowsAsync<XnatArchivingException>(() => archiving.WaitAsync());

        Assert.Equal(
            (ArchivingStage.Waiting, ArchivingStage.Waiting, ArchivingStage.Stuck), (first.Stage, second.Stage, third.Stage));
        Assert.Equal((first.Since, "QUEUED_ARCHIVING"), (third.Since, third.Status));
        Assert.NotNull(third.LastModified);
        Assert.StartsWith("The archiving is stuck: Stuck (status QUEUED_ARCHIVING since ", error.Message, StringComparison.Ordinal);
        Assert.False(third.IsFinished);
        Assert.Equal(ArchivingStage.Waiting, (await archiving.PollAsync(TimeSpan.FromHours(2))).Stage);
    }

    [Fact]
    public async Task SessionThatSomebodyDeletedMeanwhileIsGone()
    {
        await using var held = await HeldSite.StartAsync();
        var archiving = held.Site.Client.Prearchive.ResumeArchiving(held.Session.Uri);
        await held.Session.DeleteAsync();

        var error = await Assert.ThrowsAsync<XnatArchivingException>(() => archiving.WaitAsync());

        Assert.Equal((ArchivingStage.Gone, true), (error.State.Stage, error.State.IsFinished));
    }

    [Fact]
    public async Task WhatIsThereIsNotMergedIntoByAccident()
    {
        await using var held = await HeldSite.StartAsync();

        await Assert.ThrowsAsync<XnatConflictException>(() => held.Session.StartArchivingAsync(new() { Experiment = "MR1" }));

        Assert.DoesNotContain(held.Site.Server.Requests, static request => request.Path == "/data/services/archive");
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(-1, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 0)]
    public async Task WaitWithoutMeaningIsRefused(int limit, int interval, int stuckAfter)
    {
        await using var held = await HeldSite.StartAsync();
        var options = new ArchivingWaitOptions
        {
            Limit = TimeSpan.FromSeconds(limit),
            Interval = TimeSpan.FromSeconds(interval),
            StuckAfter = TimeSpan.FromSeconds(stuckAfter),
        };

        await Assert.ThrowsAsync<ArgumentException>(
            "options", () => held.Site.Client.Prearchive.ResumeArchiving(held.Session.Uri).WaitAsync(options));
    }
}
