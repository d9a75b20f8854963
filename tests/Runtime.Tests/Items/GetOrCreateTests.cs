using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Items;

public sealed class GetOrCreateTests
{
    private const int Clients = 8;

    [Fact]
    public async Task OfSeveralAtOnceExactlyOneCreates()
    {
        await using var site = await TestSite.StudyAsync();
        var clients = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => ClientAsync(site)));
        var projects = await Task.WhenAll(clients.Select(static client => client.Projects.GetAsync("brainimages")));

        for (var round = 0; round < 5; round++)
        {
            var made = projects.Select((_, at) => new SubjectData { Label = $"S{round}", Group = $"group {at}" }).ToArray();
            var got = await Task.WhenAll(projects.Select((project, at) => project.Subjects.GetOrCreateAsync(made[at])));
            var sessions = await Task.WhenAll(got.Select((subject, at) =>
                subject.Experiments.GetOrCreateAsync(new MrSessionData { Label = $"E{round}", Note = $"note {at}" })));

            var winner = Array.FindIndex(got, subject => made.Contains(subject));
            Assert.Single(got, subject => made.Contains(subject));
            Assert.Single(got.Select(static subject => subject.Id).Distinct());
            Assert.Single(sessions.Select(static session => session.Id).Distinct());
            Assert.All(got, subject => Assert.Equal($"group {winner}", subject.Group));
            Assert.Single(sessions.Select(static session => session.Note).Distinct());
        }

        foreach (var client in clients) await client.DisposeAsync();
    }

    [Fact]
    public async Task WhatIsThereIsFoundAndNotChanged()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var before = site.Server.Requests.Count;

        var subject = await project.Subjects.GetOrCreateAsync(new SubjectData { Label = "SUB1", Group = "other" });
        var requests = site.Server.Requests.Count - before;
        var session = await subject.Experiments.GetOrCreateAsync(new MrSessionData { Label = "MR1", Note = "other" });
        var scan = await session.Scans.GetOrCreateAsync(new MrScanData { Id = "1", Quality = "other" });
        var resource = await scan.Resources.GetOrCreateAsync(new ResourceCatalog { Label = "DICOM", Content = "other" });

        Assert.Equal(1, requests);
        Assert.Equal((null, null, "usable"), (subject.Group, session.Note, scan.Quality));
        Assert.Equal("DICOM", resource.Format);
        Assert.DoesNotContain(
            site.Server.Requests.Skip(before), static request => request.Method is "PUT" or "POST");
    }

    [Fact]
    public async Task LabelOfAnotherSubjectOrKindIsAConflictAndMovesNothing()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var (first, second) = (await project.Subjects.GetAsync("SUB1"), await project.Subjects.GetAsync("SUB2"));

        await Assert.ThrowsAsync<XnatConflictException>(
            () => second.Experiments.GetOrCreateAsync(new MrSessionData { Label = "MR1" }));
        await Assert.ThrowsAsync<XnatConflictException>(
            () => first.Experiments.GetOrCreateAsync(new MrSessionData { Label = "PET1" }));

        Assert.Equal(["MR1", "PET1"], await LabelsAsync(first));
        Assert.Equal(["MR2"], await LabelsAsync(second));
    }

    [Fact]
    public async Task TwoThatCreateTheSameDoNotChangeEachOthers()
    {
        await using var site = await TestSite.StudyAsync();
        await using var other = await ClientAsync(site);
        var (mine, theirs) = (await site.Client.Projects.GetAsync("brainimages"), await other.Projects.GetAsync("brainimages"));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(async at =>
        {
            try
            {
                await (at % 2 == 0 ? mine : theirs).Subjects.CreateAsync(new SubjectData { Label = "NEW", Group = $"group {at}" });
                return $"group {at}";
            }
            catch (XnatConflictException)
            {
                return null;
            }
        }));

        Assert.Equal((await mine.Subjects.GetAsync("NEW")).Group, Assert.Single(outcomes, static outcome => outcome is not null));
    }

    private static Task<XnatClient> ClientAsync(TestSite site) =>
        XnatClient.ConnectAsync(site.Server.Url, XnatCredential.UserPassword("admin", "admin"));

    private static async Task<string[]> LabelsAsync(SubjectData subject) =>
        [.. (await subject.Experiments.Select(static experiment => experiment.Label!).ToListAsync()).Order(StringComparer.Ordinal)];
}
