using System.Text;
using Xnat.Typed.Model;

namespace Xnat.Typed.Live.Tests;

/// <summary>Objects made here, listed, changed, shared and deleted, and files that go both ways.</summary>
public sealed class ObjectTests(ThrowawayProjects projects) : IClassFixture<ThrowawayProjects>
{
    [LiveFact]
    public async Task SubjectIsListedFoundAndCounted()
    {
        var made = await SubjectAsync("LISTED 1");

        Assert.Contains(made.Id, await projects.Project.Subjects.Select(static subject => subject.Id).ToListAsync());
        Assert.Equal(made.Id, (await projects.Project.Subjects.GetAsync("LISTED 1")).Id);
        Assert.Null(await projects.Project.Subjects.FindAsync("LISTED 2"));
        var listed = await projects.Project.Subjects.Select(static one => one.Id).ToListAsync();
        Assert.Equal(listed.Count, await projects.Project.Subjects.CountAsync());
    }

    [LiveFact]
    public async Task ValuesAreKeptLetterByLetter()
    {
        var subject = await SubjectAsync("SAVED");

        subject.Group = "a < b & \"c\" ä 你";
        await subject.SaveAsync();
        await subject.SetFieldAsync("brain_volume", 42.5);

        var again = await projects.Project.Subjects.GetAsync("SAVED");
        Assert.Equal("a < b & \"c\" ä 你", again.Group);
        Assert.Equal("42.5", (await again.FieldsAsync())["brain_volume"]);
    }

    [LiveFact]
    public async Task SubjectIsRenamedAndDeleted()
    {
        var subject = await SubjectAsync("FIRST");

        subject.Label = "SECOND";
        await subject.SaveAsync();
        Assert.Null(await projects.Project.Subjects.FindAsync("FIRST"));
        await (await projects.Project.Subjects.GetAsync("SECOND")).DeleteAsync();

        Assert.Null(await projects.Project.Subjects.FindAsync("SECOND"));
    }

    [LiveFact]
    public async Task SharedSubjectHasTwoLabelsAndOneOwner()
    {
        var subject = await SubjectAsync("OWNED");

        await subject.ShareAsync(projects.Other, "SHOWN");
        var shown = await projects.Other.Subjects.GetAsync("SHOWN");
        await shown.DeleteAsync();

        Assert.Equal(subject.Id, shown.Id);
        Assert.Null(await projects.Other.Subjects.FindAsync("SHOWN"));
        Assert.Equal(subject.Id, (await projects.Project.Subjects.GetAsync("OWNED")).Id);
    }

    [LiveFact]
    public async Task FilesOfOddNamesComeBackByteForByte()
    {
        var subject = await SubjectAsync("FILES");
        var resource = await subject.Resources.CreateAsync(new ResourceCatalog { Label = "NOTES" });
        var content = Encoding.UTF8.GetBytes("one\r\ntwo\0three ä");

        foreach (var name in new[] { "plain.txt", "with blank.txt", "100%.txt", "a#b+c.txt", "ä/deep/ö.txt" })
        {
            using var sent = new MemoryStream(content);
            await resource.UploadAsync(sent, new() { RemotePath = name });
            var file = await resource.Files.GetAsync(name);
            await using var read = await file.OpenReadAsync();
            using var back = new MemoryStream();
            await read.CopyToAsync(back);

            Assert.Equal(content, back.ToArray());
            await file.DeleteAsync();
        }

        Assert.Empty(await resource.Files.ToListAsync());
    }

    private Task<SubjectData> SubjectAsync(string label) => projects.Project.Subjects.CreateAsync(new SubjectData { Label = label });
}
