using System.Globalization;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.RoundTrips;

/// <summary>Four rounds of read, change and write: what is read is what was written, and what was sent has one level of entities.</summary>
public sealed class MarkupRoundTripTests
{
    [Fact]
    public async Task PropertiesComeBackLetterByLetter()
    {
        await using var site = await TestSite.StudyAsync();
        var scan = (MrScanData)await (await SessionAsync(site)).Scans.GetAsync("1");

        MarkupTexts.Check(MarkupTexts.Values, 60, async texts =>
        {
            scan.Note = scan.Type = "";
            foreach (var text in texts)
            {
                scan.Note += text;
                scan.Type = text + scan.Type;
                await scan.SaveAsync();
                var (note, type) = (scan.Note, scan.Type);
                await scan.LoadAsync();
                Assert.Equal((note, type), (scan.Note, scan.Type));
                Assert.Equal((Escaped(note), Escaped(type)), (scan.Raw.Values["note"], scan.Raw.Values["type"]));
            }
        });
    }

    [Fact]
    public async Task ListingsGiveTheSameTexts()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        var scan = (MrScanData)await session.Scans.GetAsync("1");

        MarkupTexts.Check(MarkupTexts.Values, 40, async texts =>
        {
            scan.Note = texts[0];
            scan.SeriesDescription = texts[1];
            scan.Type = texts[2];
            await scan.SaveAsync();
            var row = await session.Scans.OfType<MrScanData>().FirstAsync(row => row.Id == "1");
            Assert.Equal((texts[0], texts[1], texts[2]), (row.Note, row.SeriesDescription, row.Type));
            Assert.Equal(Escaped(texts[0]), row.Raw.Values["note"]);
            await row.LoadAsync();
            Assert.Equal("1", (await session.Scans.GetAsync(texts[2])).Raw.Values["ID"]);
        });
    }

    [Fact]
    public async Task LabelsAreFoundAndChanged()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var number = 0;

        MarkupTexts.Check(MarkupTexts.Labels, 40, async texts =>
        {
            var subject = await project.Subjects.CreateAsync(new SubjectData { Label = Own(texts[0], ref number) });
            foreach (var text in texts)
            {
                subject.Label = Own(text, ref number);
                await subject.SaveAsync();
                var found = await project.Subjects.GetAsync(subject.Label!);
                var row = await project.Subjects.FirstAsync(row => row.Id == subject.Id);
                Assert.Equal((subject.Id, subject.Label, subject.Label), (found.Id, found.Label, row.Label));
                Assert.Equal(Escaped(subject.Label!), found.Raw.Values["label"]);
                Assert.Equal(subject.Id, (await site.Client.Subjects.GetAsync(subject.Label!)).Id);
            }
        });
    }

    [Fact]
    public async Task SessionsAreMadeAndFoundByTheirLabels()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var subject = await project.Subjects.GetAsync("SUB1");
        var number = 0;

        MarkupTexts.Check(MarkupTexts.Labels, 40, async texts =>
        {
            var label = Own(texts[0], ref number);
            var session = await subject.Experiments.CreateAsync(new MrSessionData { Label = label, Note = texts[1] });
            var id = Own(texts[2], ref number).Replace(',', ';');
            var scan = await session.Scans.CreateAsync(new MrScanData { Id = id, Type = texts[3] });
            Assert.Equal((label, texts[1]), (session.Label, session.Note));
            Assert.Equal(session.Id, (await project.Experiments.GetAsync(label)).Id);
            Assert.Equal(session.Id, (await site.Client.Experiments.GetAsync(label)).Id);
            Assert.Equal(texts[3], ((MrScanData)await session.Scans.GetAsync(scan.Id!)).Type);
            await scan.DeleteAsync();
            Assert.Null(await session.Scans.FindAsync(scan.Id!));
        });
    }

    [Fact]
    public async Task CustomVariablesComeBackLetterByLetter()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);

        MarkupTexts.Check(MarkupTexts.Values, 40, async texts =>
        {
            var value = "";
            foreach (var text in texts)
            {
                value += text;
                await session.SetFieldAsync("verdict", value);
                value = (await session.FieldsAsync())["verdict"];
                Assert.EndsWith(text, value, StringComparison.Ordinal);
            }

            Assert.Equal(string.Concat(texts), value);
            await session.RemoveFieldAsync("verdict");
            Assert.False((await session.FieldsAsync()).ContainsKey("verdict"));
        });
    }

    [Fact]
    public async Task NamesOfCustomVariablesComeBackLetterByLetter()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);

        MarkupTexts.Check(MarkupTexts.Names, 40, async names =>
        {
            foreach (var name in names)
            {
                await session.SetFieldAsync(name, "1");
                await session.SetFieldAsync(name, "2");
                Assert.Equal("2", (await session.FieldsAsync())[name]);
                await session.RemoveFieldAsync(name);
            }

            Assert.Equal(["brain_volume"], (await session.FieldsAsync()).Keys);
        });
    }

    [Fact]
    public async Task FilesKeepTheirNames()
    {
        await using var site = await TestSite.StudyAsync();
        var resource = await (await SessionAsync(site)).Resources.CreateAsync(new ResourceCatalog { Label = "R&D" });
        var number = 0;

        MarkupTexts.Check(MarkupTexts.Labels, 40, async texts =>
        {
            var (path, bytes) = ($"{Own(texts[0], ref number)}/{texts[1]}", new[] { (byte)number });
            using var stream = new MemoryStream(bytes);
            await resource.UploadAsync(stream, new() { RemotePath = path, Format = texts[2], Content = texts[3] });
            var file = await resource.Files.FirstAsync(file => file.Path == path);
            Assert.Equal((texts[1], "R&D", texts[2], texts[3]), (file.Name, file.Resource, file.Format, file.Content));
            await using var read = await file.OpenReadAsync();
            Assert.Equal(bytes[0], read.ReadByte());
            await file.DeleteAsync();
        });

        Assert.Equal(0, await resource.Files.CountAsync());
    }

    private static string Own(string text, ref int number) => $"{text}{(++number).ToString(CultureInfo.InvariantCulture)}";

    private static string Escaped(string text)
    {
        (string Mark, string Entity)[] all = [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&apos;")];
        foreach (var (mark, entity) in all) text = text.Replace(mark, entity, StringComparison.Ordinal);
        return text;
    }

    private static async Task<MrSessionData> SessionAsync(TestSite site)
    {
        var project = await site.Client.Projects.GetAsync("brainimages");
        return (MrSessionData)await (await project.Subjects.GetAsync("SUB1")).Experiments.GetAsync("MR1");
    }
}
