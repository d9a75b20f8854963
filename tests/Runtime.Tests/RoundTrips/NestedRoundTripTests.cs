using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.RoundTrips;

/// <summary>Whatever of an object is changed at once, nested as deep as its schema allows: what is read is what was set.</summary>
public sealed class NestedRoundTripTests
{
    private const int Rounds = 6;

    private static readonly Dictionary<string, Func<ImageSessionData, Task<XnatObject>>> Roots = new()
    {
        ["project"] = static async session => await session.GetProjectAsync(),
        ["subject"] = static async session => await session.GetSubjectAsync(),
        ["MR session"] = static session => Task.FromResult<XnatObject>(session),
        ["MR scan"] = static async session => await session.Scans.CreateAsync(new MrScanData { Id = "11" }),
        ["CT scan"] = static async session => await session.Scans.CreateAsync(new CtScanData { Id = "12" }),
        ["EEG scan"] = static async session => await session.Scans.CreateAsync(new EegScanData { Id = "13" }),
        ["PET scan"] = static async session => await session.Scans.CreateAsync(new PetScanData { Id = "14" }),
        ["reconstruction"] = static async session =>
            await session.Reconstructions.CreateAsync(new ReconstructedImageData { Id = "R1", Type = "x" }),
        ["quality by people"] = static async session =>
            await session.Assessors.CreateAsync(new QcManualAssessorData { Pass = "1", Label = "Q1" }),
        ["quality by a program"] = static async session => await session.Assessors.CreateAsync(new QcAssessmentData { Label = "Q2" }),
    };

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var root in Roots.Keys)
            {
                for (var seed = 1; seed <= 4; seed++) cases.Add(root, seed);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task RandomChangesAreReadAsTheyWereSet(string root, int seed)
    {
        await using var site = await TestSite.StudyAsync();
        var item = await Roots[root](await SessionAsync(site));
        await item.LoadAsync();
        var changes = new RandomChanges(new Random(seed));

        var saved = 0;
        for (var round = 0; saved < Rounds; round++)
        {
            Assert.True(round < 4 * Rounds, "Most changes cannot be saved.");
            changes.Change(item, 0.4);
            var set = ModelWalk.Text(item);
            if (!await IsSavedAsync(site, item, isOverwriting: round % 2 == 1)) continue;

            saved++;
            Assert.Equal(set, ModelWalk.Text(item));
            await item.LoadAsync();
            Assert.Equal(set, ModelWalk.Text(item));
        }
    }

    /// <summary>Saves, or sees that a row which XNAT cannot address was refused before anything was sent.</summary>
    private static async Task<bool> IsSavedAsync(TestSite site, XnatObject item, bool isOverwriting)
    {
        var before = site.Server.Requests.Count;
        try
        {
            await ((IXnatEditable)item).SaveAsync(new XnatSaveOptions { Overwrite = isOverwriting, IgnoreSchemaRules = true });
            return true;
        }
        catch (InvalidOperationException e) when (e.Message.Contains("XNAT has no way to address it", StringComparison.Ordinal))
        {
            Assert.All(site.Server.Requests.Skip(before), static request => Assert.Equal("GET", request.Method));
            await item.LoadAsync();
            return false;
        }
    }

    private static async Task<ImageSessionData> SessionAsync(TestSite site)
    {
        var subject = await (await site.Client.Projects.GetAsync("brainimages")).Subjects.GetAsync("SUB1");
        return (ImageSessionData)await subject.Experiments.GetAsync("MR1");
    }
}
