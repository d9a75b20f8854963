using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.RoundTrips;

/// <summary>
/// IDs, labels and names of all sorts either come back letter by letter, however they are asked for, or are refused before anything is
/// written, with the character named that cannot be.
/// </summary>
public sealed class NameRoundTripTests
{
    private const int Count = 40;

    [Fact]
    public async Task ProjectIdsComeBackOrAreRefused()
    {
        await using var site = await TestSite.StudyAsync();
        foreach (var id in RandomNames.Of(0, Count).Concat(["A-1_b", "0815", "x".PadRight(60, 'y')]))
        {
            if (await IsRefusedAsync(site, id, () => site.Client.Projects.CreateAsync(new ProjectData { Id = id, Name = id }))) continue;

            Assert.Equal((id, id), ((await site.Client.Projects.GetAsync(id)).Id, (await site.Client.Projects.GetAsync(id)).Name));
        }

        Assert.True(await site.Client.Projects.CountAsync() > 5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task LabelsOfSubjectsAndSessionsComeBackOrAreRefused(int seed)
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("second");
        var kept = new List<string>();
        foreach (var label in RandomNames.Of(seed, Count))
        {
            if (await IsRefusedAsync(site, label, () => project.Subjects.CreateAsync(new SubjectData { Label = label }))) continue;
            kept.Add(label);
            var subject = await project.Subjects.SingleAsync(row => row.Label == label);
            var session = await subject.Experiments.CreateAsync(new MrSessionData { Label = label });
            var assessor = await session.Assessors.GetOrCreateAsync(new QcManualAssessorData { Label = label + "-qc", Pass = "1" });

            Assert.Equal((label, label + "-qc"), (session.Label, assessor.Label));
            Assert.Equal(session.Id, (await subject.Experiments.GetOrCreateAsync(new MrSessionData { Label = label })).Id);
            Assert.Equal(subject.Id, (await project.Subjects.GetOrCreateAsync(new SubjectData { Label = label })).Id);
            Assert.Equal((subject.Id, session.Id), await IdsAsync(site.Client, label));
        }

        var listed = await project.Subjects.Select(static subject => subject.Label!).ToListAsync();
        Assert.Equal(kept.Append("SUB1").Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.True(kept.Count > Count / 2);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task NewLabelsComeBackOrAreRefused(int seed)
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("second");
        var session = (MrSessionData)await project.Experiments.GetAsync("MR1");
        var assessor = await session.Assessors.CreateAsync(new QcManualAssessorData { Label = "QC", Pass = "1" });
        foreach (var label in RandomNames.Of(seed, Count))
        {
            if (await IsRefusedAsync(site, label, () => session.RenameAsync(label))) continue;
            await assessor.RenameAsync(label + "-qc");

            Assert.Equal(session.Id, (await project.Experiments.SingleAsync(row => row.Label == label)).Id);
            Assert.Equal((label, label + "-qc"), ((await session.LoadAsync()).Label, (await assessor.LoadAsync()).Label));
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task ScansReconstructionsAndResourcesComeBackOrAreRefused(int seed)
    {
        await using var site = await TestSite.StudyAsync();
        var session = (MrSessionData)await (await site.Client.Projects.GetAsync("second")).Experiments.GetAsync("MR1");
        foreach (var name in RandomNames.Of(seed, Count))
        {
            if (!await IsRefusedAsync(site, name, () => session.Scans.CreateAsync(new MrScanData { Id = name, Type = name })))
            {
                var scan = (MrScanData)await session.Scans.GetAsync(name);
                var resource = await scan.Resources.CreateAsync(new ResourceCatalog { Label = "DATA" });

                Assert.Equal((name, name), (scan.Id, scan.Type));
                Assert.Equal("DATA", (await scan.Resources.SingleAsync()).Label);
                Assert.Empty(await resource.Files.ToListAsync());
            }

            if (!await IsRefusedAsync(
                site, name, () => session.Reconstructions.CreateAsync(new ReconstructedImageData { Id = name, Type = name })))
                Assert.Equal(name, (await session.Reconstructions.GetAsync(name)).Type);
            if (await IsRefusedAsync(site, name, () => session.Resources.CreateAsync(new ResourceCatalog { Label = name }))) continue;
            Assert.Equal(name, (await session.Resources.GetOrCreateAsync(new ResourceCatalog { Label = name })).Label);
        }
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public async Task FilesComeBackOrAreRefused(int seed)
    {
        await using var site = await TestSite.StudyAsync();
        var session = (MrSessionData)await (await site.Client.Projects.GetAsync("second")).Experiments.GetAsync("MR1");
        var resource = await session.Resources.CreateAsync(new ResourceCatalog { Label = "DATA" });
        var kept = new List<string>();
        foreach (var name in RandomNames.Of(seed, Count))
        {
            using var content = new MemoryStream([1, 2, 3]);
            if (await IsRefusedAsync(site, name, () => resource.UploadAsync(content, new UploadOptions { RemotePath = name }))) continue;
            kept.Add(name);
            await using var read = await (await resource.Files.GetAsync(name)).OpenReadAsync();
            using var copy = new MemoryStream();
            await read.CopyToAsync(copy);

            Assert.Equal([1, 2, 3], copy.ToArray());
        }

        var listed = await resource.Files.Select(static file => file.Path).ToListAsync();
        Assert.Equal(kept.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.True(kept.Count > Count / 2);
    }

    private static async Task<(string? Subject, string? Session)> IdsAsync(XnatClient client, string label)
    {
        var project = await client.Projects.GetAsync("second");
        return ((await project.Subjects.GetAsync(label)).Id, (await project.Experiments.GetAsync(label)).Id);
    }

    /// <summary>Whether it was refused; then nothing was sent, and where a character is the reason it is named.</summary>
    private static async Task<bool> IsRefusedAsync(TestSite site, string text, Func<Task> act)
    {
        var before = site.Server.Requests.Count;
        try
        {
            await act();
            return false;
        }
        catch (ArgumentException refusal)
        {
            Assert.Equal(before, site.Server.Requests.Count);
            var isWord = string.IsNullOrWhiteSpace(text) || text is "." or ".." or "ALL" or "[SLASH]"
                || text.Equals("NULL", StringComparison.OrdinalIgnoreCase) || text.All(char.IsAsciiDigit)
                || text.Split('/').Any(static piece => piece is "" or "." or "..");
            if (!isWord) Assert.Contains(RandomNames.CharactersOf(text), name => refusal.Message.Contains(name, StringComparison.Ordinal));
            return true;
        }
    }
}
