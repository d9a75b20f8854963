using System.Text.RegularExpressions;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Items;

/// <summary>Rows of lists, values of lists and what members hold are removed by a whole document, and nothing else with them.</summary>
public sealed partial class RowRemovalTests
{
    [Fact]
    public async Task RowOfAListIsRemovedAndNothingElse()
    {
        await using var site = await StudyAsync("ALL_DATA_ADMIN");
        var session = await SessionAsync(site);
        session.Fields.Add(new() { Name = "kept", Value = "1" });
        await session.SaveAsync();
        await session.Assessors.CreateAsync(new QcManualAssessorData { Label = "QC", Pass = "1" });
        await session.LoadAsync();
        var before = site.Server.Requests.Count;

        Assert.True(session.Fields.Remove(session.Fields.Single(field => field.Name == "brain_volume")));
        Assert.True(session.HasChanges);
        await session.SaveAsync();

        Assert.Equal(6, site.Server.Requests.Count - before);
        Assert.Equal("kept", Assert.Single((await SessionAsync(site)).Fields).Name);
        Assert.Equal((63, false), (session.Age, session.HasChanges));
        Assert.Equal((3, 1), (await session.Scans.CountAsync(), await session.Assessors.CountAsync()));
        Assert.Equal(2, await (await (await session.Scans.GetAsync("1")).Resources.GetAsync("DICOM")).Files.CountAsync());
    }

    [Fact]
    public async Task ReaderOfAllDataWhoMayChangeTheObjectRemovesToo()
    {
        await using var site = await StudyAsync();
        await GiveAsync(site, "owner", "ALL_DATA_ACCESS");
        await using var client = await XnatClient.ConnectAsync(site.Server.Url, XnatCredential.UserPassword("owner", "secret"));
        var session = (MrSessionData)await (await client.Projects.GetAsync("P")).Experiments.GetAsync("E");

        session.Fields.Clear();
        await session.SaveAsync();

        Assert.Empty(session.Fields);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("P_owner")]
    public async Task WhoMayNotReadEverythingIsRefusedBeforeAnythingIsSent(string? group)
    {
        await using var site = await StudyAsync();
        await using var client = await XnatClient.ConnectAsync(site.Server.Url, XnatCredential.UserPassword("owner", "secret"));
        if (group is not null) await GiveAsync(site, "owner", group);
        var session = (MrSessionData)await (await client.Projects.GetAsync("P")).Experiments.GetAsync("E");
        session.Fields.RemoveAt(0);

        var error = await Assert.ThrowsAsync<XnatAccessDeniedException>(() => session.SaveAsync());

        Assert.Equal(
            "Rows are removed by sending the whole object, and what this account may not read would go with them; nothing was sent. An " +
            "account of the group ALL_DATA_ADMIN, or of ALL_DATA_ACCESS with the right to change the object, can remove them.",
            error.Message);
        Assert.DoesNotContain(site.Server.Requests, static request => request.Method == "PUT" && request.Path.StartsWith("/data"));
        Assert.True(session.HasChanges);
        Assert.Single((await session.LoadAsync()).Fields);
    }

    [Fact]
    public async Task WhatAMemberHoldsIsRemoved()
    {
        await using var site = await StudyAsync("ALL_DATA_ADMIN");
        var subject = await (await site.Client.Projects.GetAsync("brainimages")).Subjects.GetAsync("SUB1");
        var sessions = await subject.Experiments.CountAsync();

        subject.Demographics = new DemographicData { Yob = 1980 };
        subject.Demographics = null;
        await subject.SaveAsync();

        Assert.Null(subject.Demographics);
        Assert.Null((await subject.LoadAsync()).Demographics);
        Assert.Equal(sessions, await subject.Experiments.CountAsync());
    }

    [Fact]
    public async Task ValuesAndRowsDeepDownAreRemovedWithOtherChanges()
    {
        await using var site = await StudyAsync("ALL_DATA_ADMIN");
        var session = await SessionAsync(site);
        var image = await session.Reconstructions.CreateAsync(new ReconstructedImageData { Id = "R1", Type = "x" });
        foreach (var scan in (string[])["1", "2", "1"]) image.InScans.Add(scan);
        await image.SaveAsync();
        var assessor = new QcAssessmentData { Label = "Q1" };
        foreach (var scan in (string[])["1", "2"]) assessor.Scans.Add(new() { Id = scan });
        assessor = (QcAssessmentData)await session.Assessors.CreateAsync(assessor);
        foreach (var scan in assessor.Scans) scan.SliceQc.Add(new() { Number = "a" });
        await assessor.SaveAsync();

        Assert.True(image.InScans.Remove("1"));
        Assert.False(image.InScans.Remove("7"));
        image.InScans.Add("3");
        image.Type = "y";
        await image.SaveAsync();
        assessor.Scans.Single(static scan => scan.Id == "2").SliceQc.Clear();
        assessor.Note = "seen";
        await assessor.SaveAsync();

        await image.LoadAsync();
        Assert.Equal(["1", "2", "3"], image.InScans.Order(StringComparer.Ordinal));
        Assert.Equal("y", image.Type);
        await assessor.LoadAsync();
        Assert.Equal("seen", assessor.Note);
        Assert.Equal([1, 0], assessor.Scans.OrderBy(static scan => scan.Id, StringComparer.Ordinal).Select(scan => scan.SliceQc.Count));
    }

    [Fact]
    public async Task RowOfAScanGoesWithTheDocumentOfItsSession()
    {
        await using var site = await StudyAsync("ALL_DATA_ADMIN");
        var scan = (MrScanData)await (await SessionAsync(site)).Scans.GetAsync("1");
        scan.Parameters.AddParam.Add(new() { Name = "a", Value = "1" });
        scan.Parameters.AddParam.Add(new() { Name = "b", Value = "2" });
        await scan.SaveAsync();

        scan.Parameters.AddParam.RemoveAt(0);
        await scan.SaveAsync();

        Assert.Single((await scan.LoadAsync()).Parameters.AddParam);
        Assert.Equal(2300.5, scan.Parameters.Tr);
        Assert.Equal(2, await (await scan.Resources.GetAsync("DICOM")).Files.CountAsync());
    }

    [Fact]
    public async Task WhatSomebodyElseChangedMeanwhileIsAConflict()
    {
        await using var site = await StudyAsync("ALL_DATA_ADMIN");
        var (mine, theirs) = (await SessionAsync(site), await SessionAsync(site));
        theirs.Fields.Add(new() { Name = "theirs", Value = "1" });
        await theirs.SaveAsync();
        mine.Fields.RemoveAt(0);
        var before = site.Server.Requests.Count;

        var error = await Assert.ThrowsAsync<XnatConflictException>(() => mine.SaveAsync());

        Assert.StartsWith(
            "Somebody else changed xnat:mrSessionData/fields/field on the server since this object was read; nothing was sent.",
            error.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain(site.Server.Requests.Skip(before), static request => request.Method == "PUT");
        await mine.SaveAsync(new XnatSaveOptions { Overwrite = true });
        Assert.Equal("theirs", Assert.Single((await mine.LoadAsync()).Fields).Name);
    }

    [Fact]
    public async Task FilesThatWereAddedMeanwhileAreNoConflictAndStay()
    {
        await using var site = await StudyAsync("ALL_DATA_ADMIN");
        var session = await SessionAsync(site);
        var resource = await session.Resources.CreateAsync(new ResourceCatalog { Label = "NOTES" });
        await resource.UploadAsync(new MemoryStream([1]), new() { RemotePath = "a.txt" });

        session.Fields.RemoveAt(0);
        await session.SaveAsync();

        Assert.Equal(1, await (await session.Resources.GetAsync("NOTES")).Files.CountAsync());
    }

    [Fact]
    public async Task PartsWithAddressesOfTheirOwnAreNotRemovedThisWay()
    {
        await using var site = await StudyAsync("ALL_DATA_ADMIN");
        var session = await SessionAsync(site);
        await session.ShareAsync(await site.Client.Projects.GetAsync("second"), "shared");
        await session.LoadAsync();
        session.Sharing.Clear();
        var before = site.Server.Requests.Count;

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => session.SaveAsync());

        Assert.StartsWith("Rows of sharing/share are parts with addresses of their own", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Server.Requests.Skip(before), static request => request.Method == "PUT");
        var objects = Assert.Throws<InvalidOperationException>(() => new PlainAsset().Experiments.Clear());
        Assert.StartsWith("Each ExperimentData has an address of its own", objects.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RowsOfAListingAreNotTakenApart()
    {
        await using var site = await StudyAsync("ALL_DATA_ADMIN");
        var row = await site.Client.Subjects.FirstAsync(static subject => subject.Label == "SUB1");

        var error = Assert.Throws<InvalidOperationException>(() => row.Demographics = null);

        Assert.Contains("call LoadAsync() on the row first", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatGoesBesideIsSaidWithTheDocumentAsItWas()
    {
        await using var server = await XnatServer.StartAsync(Seed);
        Func<HttpMessageHandler, HttpMessageHandler> wrap = static inner => new LosingNote(inner);
        await using var client = await XnatClient.ConnectAsync(
            server.Url, XnatCredential.UserPassword("admin", "admin"), new() { PrimaryHandler = wrap });
        await GiveAsync(server, "admin", "ALL_DATA_ADMIN");
        var session = (MrSessionData)await (await client.Projects.GetAsync("P")).Experiments.GetAsync("E");
        session.Fields.RemoveAt(0);

        var error = await Assert.ThrowsAsync<XnatRemovalException>(() => session.SaveAsync());

        Assert.StartsWith(
            "After the removal of rows the server has no longer note as it was sent.", error.Message, StringComparison.Ordinal);
        await session.LoadAsync();
        Assert.Null(session.Note);
        await session.PutXmlAsync(error.Document);
        Assert.Equal("precious", (await session.LoadAsync()).Note);
        Assert.Single(session.Fields);
    }

    private static async Task<TestSite> StudyAsync(string? group = null)
    {
        var site = group is null ? await TestSite.StartAsync(Seed) : await TestSite.StudyAsync();
        if (group is not null) await GiveAsync(site, "admin", group);
        return site;
    }

    private static void Seed(XnatSeed seed)
    {
        seed.User("owner", "secret");
        seed.Project("P").Owner("owner").Subject("S").Experiment("E").With("note", "precious").Field("volume", "1");
    }

    private static Task GiveAsync(TestSite site, string login, string group) => GiveAsync(site.Server, login, group);

    private static async Task GiveAsync(XnatServer server, string login, string group)
    {
        await using var admin = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));
        using var answer = await admin.Http.PutAsync(new Uri($"xapi/users/{login}/groups/{group}", UriKind.Relative), null);
        Assert.True(answer.IsSuccessStatusCode);
    }

    private static async Task<MrSessionData> SessionAsync(TestSite site) =>
        (MrSessionData)await (await site.Client.Projects.GetAsync("brainimages")).Experiments.GetAsync("MR1");

    private sealed class PlainAsset : AbstractProjectAsset;

    /// <summary>Takes the note out of documents on their way to the server, as a server that loses it.</summary>
    private sealed partial class LosingNote(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.Query.Contains("allowDataDeletion", StringComparison.Ordinal))
            {
                var text = await request.Content!.ReadAsStringAsync(cancellationToken);
                request.Content = new StringContent(Note().Replace(text, ""), null, "text/xml");
            }

            return await base.SendAsync(request, cancellationToken);
        }

        [GeneratedRegex("<xnat:note>[^<]*</xnat:note>")]
        private static partial Regex Note();
    }
}
