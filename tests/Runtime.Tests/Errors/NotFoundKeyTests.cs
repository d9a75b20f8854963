using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Errors;

public sealed class NotFoundKeyTests
{
    [Theory]
    [InlineData("data/projects/P%201", "P 1")]
    [InlineData("data/projects/P1/subjects/SUB%C3%A4", "SUBä")]
    [InlineData("data/projects/P1/subjects/S1/experiments/MR1/scans/1-MR1", "1-MR1")]
    [InlineData("data/projects/P1/resources/R/files/a/b%20c.dcm?format=json", "a/b c.dcm")]
    [InlineData("data/experiments/XNAT_E00001/scans", "XNAT_E00001")]
    [InlineData("data/prearchive/projects/P1/20240612_101530123/NAME", "NAME")]
    [InlineData("data/services/dicomdump?src=x", null)]
    public void KeyIsTheLastValueOfTheAddress(string path, string? key)
    {
        foreach (var root in (string[])["https://xnat.example.org/", "https://example.org/xnat/", "https://example.org/a/b/"])
        {
            var server = new Uri(root);
            Assert.Equal(key, RouteTemplate.KeyOf(new Uri(server, path), server));
        }
    }

    [Fact]
    public async Task WhatWasLookedForIsAPropertyAndNoPartOfTheMessage()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var session = (ImageSessionData)await project.Experiments.GetAsync("MR1");
        var files = (await session.Scans.GetAsync("1")).Resources;
        var resource = await files.GetAsync("DICOM");

        foreach (var look in (Func<Task>[])
        [
            () => site.Client.Projects.GetAsync("GONE-1"), () => project.Subjects.GetAsync("GONE-1"), () =>
                session.Scans.GetAsync("GONE-1"), () => files.GetAsync("GONE-1"),
            () => resource.Files.GetAsync("GONE-1"), () => site.Client.Prearchive.GetAsync("brainimages", "20240101_000000000", "GONE-1"),
        ])
        {
            var error = await Assert.ThrowsAsync<XnatNotFoundException>(look);

            Assert.Equal("GONE-1", error.Key);
            Assert.DoesNotContain("GONE-1", error.Message, StringComparison.Ordinal);
        }
    }
}
