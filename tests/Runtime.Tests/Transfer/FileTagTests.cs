using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Transfer;

/// <summary>Words that a file is given in the catalog, beside its format and content.</summary>
public sealed class FileTagTests
{
    [Theory]
    [InlineData]
    [InlineData("raw")]
    [InlineData("raw", "T1 & T2", "größer+50%", "#3")]
    public async Task TagsOfAFileAreThoseThatItWasStoredWith(params string[] tags)
    {
        await using var site = await TestSite.StudyAsync();
        var subject = await site.Client.Subjects.GetAsync("SUB2");
        var resource = await subject.Resources.CreateAsync(new ResourceCatalog { Label = "TAGGED" });

        await resource.UploadAsync(new MemoryStream("hello"u8.ToArray()), new() { RemotePath = "a.txt", Tags = tags });

        Assert.Equal(tags, (await resource.Files.GetAsync("a.txt")).Tags);
    }

    /// <summary>A text is taken from the row before where it is the same, and what is stored as one entity means another text.</summary>
    [Fact]
    public async Task FilesBesideEachOtherKeepTheirOwnTexts()
    {
        string[] formats = ["a&lt;b", "a<b", "a<b", "a&amp;lt;b", "ä", "ä"];
        await using var site = await TestSite.StudyAsync();
        var subject = await site.Client.Subjects.GetAsync("SUB2");
        var resource = await subject.Resources.CreateAsync(new ResourceCatalog { Label = "TAGGED" });
        for (var number = 0; number < formats.Length; number++)
        {
            await resource.UploadAsync(
                new MemoryStream("hello"u8.ToArray()),
                new() { RemotePath = $"{number}.txt", Format = formats[number], Content = formats[^(number + 1)] });
        }

        var files = await resource.Files.OrderBy(static file => file.Name).ToListAsync();

        Assert.Equal(formats, files.Select(static file => file.Format));
        Assert.Equal(formats.Reverse(), files.Select(static file => file.Content));
    }

    /// <summary>XNAT puts them together with commas, and takes them apart again.</summary>
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("one,two")]
    public void TagThatWouldBeAnotherIsRefused(string tag) =>
        Assert.Throws<ArgumentException>(() => new UploadOptions { Tags = ["raw", tag] });
}
