using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Rest;

/// <summary>How many requests the usual things take, confirmation included.</summary>
public sealed class RequestBudgetTests
{
    [Theory]
    [InlineData("password")]
    [InlineData("token")]
    [InlineData("session")]
    public async Task SignInAndFirstListingTakeTwo(string kind)
    {
        await using var site = await TestSite.StudyAsync();
        using var http = new HttpClient { BaseAddress = site.Server.Url };
        http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String("admin:admin"u8));
        var issued = await site.Client.Tokens.IssueAsync();
        var credential = kind switch
        {
            "password" => XnatCredential.UserPassword("admin", "admin"),
            "token" => issued.ToCredential(),
            _ => XnatCredential.Session(await http.GetStringAsync("/data/JSESSION")),
        };
        var before = site.Server.Requests.Count;

        await using var client = await XnatClient.ConnectAsync(site.Server.Url, credential);
        var rows = await client.Projects.ToListAsync();

        Assert.NotEmpty(rows);
        Assert.Equal(2, site.Server.Requests.Count - before);
    }

    [Theory]
    [InlineData(false, false, 3)]
    [InlineData(true, false, 2)]
    [InlineData(true, true, 3)]
    public async Task FiveFieldsOfASessionWithANestedListTake(bool overwrite, bool rename, int requests)
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var session = (MrSessionData)await project.Experiments.GetAsync("MR1");
        (session.Note, session.Operator, session.Age, session.Coil) = ("looked at", "op", 64, "head");
        session.Date = new(2021, 1, 2);
        session.Fields.Add(new() { Name = "verdict", Value = "good" });
        session.Fields.Add(new() { Name = "score", Value = "3" });
        if (rename) session.Label = "MR1b";
        var before = site.Server.Requests.Count;

        await session.SaveAsync(new XnatSaveOptions { Overwrite = overwrite });

        Assert.Equal(requests, site.Server.Requests.Count - before);
        var kept = (MrSessionData)await project.Experiments.GetAsync(rename ? "MR1b" : "MR1");
        Assert.Equal(("looked at", "op", 64, "head"), (kept.Note, kept.Operator, kept.Age, kept.Coil));
        Assert.Equal("good", kept.Fields.Single(field => field.Name == "verdict").Value);
        Assert.Equal("3", kept.Fields.Single(field => field.Name == "score").Value);
    }

    [Fact]
    public async Task ChangesOfAScanThatAreToOverwriteTakeTwo()
    {
        await using var site = await TestSite.StudyAsync();
        var session = (MrSessionData)await (await site.Client.Projects.GetAsync("brainimages")).Experiments.GetAsync("MR1");
        var scan = (MrScanData)await session.Scans.GetAsync("1");
        scan.Note = "looked at";
        scan.Parameters.AddParam.Add(new() { Name = "a", Value = "1" });
        var before = site.Server.Requests.Count;

        await scan.SaveAsync(new XnatSaveOptions { Overwrite = true });

        Assert.Equal(2, site.Server.Requests.Count - before);
        Assert.Equal("looked at", scan.Note);
    }

    [Fact]
    public async Task WhatIsAskedForAtOnceTakesOne()
    {
        await using var site = await TestSite.StartAsync(static seed =>
        {
            var study = seed.Project("P1");
            for (var number = 0; number < 1000; number++)
                study.Subject($"S{number}").Demographics("age", $"{20 + (number % 60)}").Experiment($"MR{number}");
            var session = seed.Project("P2").Subject("S1").Experiment("E1");
            for (var scan = 1; scan <= 79; scan++)
            {
                var one = session.Scan($"{scan}", "T1");
                for (var file = 0; file < 10; file++) one.File("DICOM", $"{file}.dcm", [(byte)scan, (byte)file], "DICOM");
            }

            var many = seed.Project("P3");
            for (var number = 0; number < 5000; number++) many.Subject($"L{number}");
        });
        var age = SubjectData.Schema.Demographics.Then(DemographicData.Schema.Age);
        var sessions = (await site.Client.Projects.GetAsync("P1")).Experiments.WithColumns(age);
        var content = await (await site.Client.Projects.GetAsync("P2")).Experiments.GetAsync("E1");
        var subjects = (await site.Client.Projects.GetAsync("P3")).Subjects;

        var rows = await CountedAsync(site, 1, async () => await sessions.ToListAsync());
        var files = await CountedAsync(site, 1, async () => await content.GetFilesAsync().ToListAsync());
        var resources = await CountedAsync(site, 1, async () => await content.GetResourcesAsync().ToListAsync());
        var found = await CountedAsync(
            site, 1, () => subjects.FindManyAsync(Enumerable.Range(0, 1000).Select(static number => $"L{number * 6}")));

        Assert.Equal(1000, rows.Count(row => row.Get(age) >= 20));
        Assert.Equal(790, files.Count(static file => file is { Name.Length: > 0, Size: 2, Digest.Length: 32 }));
        Assert.Equal(79, resources.Count(static resource => resource is { FileCount: 10, FileSize: 20 }));
        Assert.Equal(834, found.Count(static lookup => lookup.Item is not null));
    }

    [Fact]
    public async Task LookUpThatFindsNothingTakesTwoAndGoesThroughNoListing()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var session = await project.Experiments.GetAsync("MR1");
        var before = site.Server.Requests.Count;

        Assert.Null(await CountedAsync(site, 2, () => project.Subjects.FindAsync("none")));
        Assert.Null(await CountedAsync(site, 2, () => project.Experiments.FindAsync("none")));
        Assert.Null(await CountedAsync(site, 2, () => site.Client.Experiments.FindAsync("none")));
        Assert.Null(await CountedAsync(site, 2, () => site.Client.Subjects.FindAsync("none")));
        Assert.Null(await CountedAsync(site, 2, () => site.Client.Projects.FindAsync("none")));

        Assert.All(
            site.Server.Requests.Skip(before).Where(static request => request.Path.EndsWith("s", StringComparison.Ordinal)),
            static request => Assert.Contains("none", Uri.UnescapeDataString(request.Query), StringComparison.Ordinal));
        Assert.Null(await CountedAsync(site, 2, () => ((MrSessionData)session).Scans.FindAsync("none")));
    }

    [Fact]
    public async Task ResourceWithAFileTakesFour()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder["a.nii"], [1, 2, 3]);
        await File.WriteAllBytesAsync(folder["b.nii"], [4]);
        var session = await (await site.Client.Projects.GetAsync("brainimages")).Experiments.GetAsync("MR1");

        var first = await CountedAsync(site, 4, () => session.Resources.UploadAsync("NIFTI", folder["a.nii"]));
        var second = await CountedAsync(site, 5, () => session.Resources.UploadAsync("NIFTI", folder["b.nii"]));

        Assert.Equal((VerifiedBy.Digest, 3, 1), (first.VerifiedBy, first.Bytes, second.Bytes));
        var resource = await session.Resources.SingleAsync(static resource => resource.Label == "NIFTI");
        var files = await resource.Files.Select(static file => file.Path).ToListAsync();
        Assert.Equal(["a.nii", "b.nii"], files.Order(StringComparer.Ordinal));
        await Assert.ThrowsAsync<XnatConflictException>(() => session.Resources.UploadAsync("NIFTI", folder["a.nii"]));
        await Assert.ThrowsAsync<ArgumentException>(() => session.Resources.UploadAsync("a/b", folder["a.nii"]));
    }

    [Fact]
    public async Task ResourceThatIsMadeAndThenFilledTakesSeven()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await (await site.Client.Projects.GetAsync("brainimages")).Experiments.GetAsync("MR1");
        using var content = new MemoryStream([1, 2, 3]);

        await CountedAsync(site, 7, async () =>
        {
            var resource = await session.Resources.CreateAsync(new ResourceCatalog { Label = "NIFTI", Format = "NIFTI" });
            return await resource.UploadAsync(content, new UploadOptions { RemotePath = "a.nii" });
        });
    }

    [Fact]
    public async Task VerbsOfObjectsTakeWhatTheirPageSays()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var subject = await CountedAsync(site, 1, () => project.Subjects.GetOrCreateAsync(new SubjectData { Label = "SUB1" }));
        await CountedAsync(site, 4, () => project.Subjects.GetOrCreateAsync(new SubjectData { Label = "SUB9" }));
        await CountedAsync(site, 3, () => project.Subjects.CreateAsync(new SubjectData { Label = "SUB10" }));
        var session = (MrSessionData)await subject.Experiments.GetAsync("MR1");

        await CountedAsync(site, 5, () => session.CopyAsync(subject.Experiments, "COPY"));
        var document = await CountedAsync(site, 1, () => session.GetXmlAsync());
        await CountedAsync(site, 5, async () =>
        {
            await session.PutXmlAsync(document);
            return document;
        });
        var plan = await CountedAsync(site, 1, () => session.PlanDeleteAsync());
        await CountedAsync(site, 5, async () =>
        {
            await plan.ApplyAsync();
            return plan;
        });
    }

    private static async Task<T> CountedAsync<T>(TestSite site, int requests, Func<Task<T>> act)
    {
        var before = site.Server.Requests.Count;
        var result = await act();
        Assert.Equal(requests, site.Server.Requests.Count - before);
        return result;
    }
}
