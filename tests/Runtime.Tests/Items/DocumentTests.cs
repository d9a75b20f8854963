using System.Xml.Linq;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Items;

public sealed class DocumentTests
{
    private static readonly XNamespace Xnat = "http://nrg.wustl.edu/xnat";

    [Fact]
    public async Task DocumentIsReadChangedAndStored()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        var document = await session.GetXmlAsync();
        var before = site.Server.Requests.Count;

        document.Root!.Element(Xnat + "date")!.Value = "2021-02-03";
        await session.PutXmlAsync(document);

        Assert.Equal(5, site.Server.Requests.Count - before);
        Assert.Equal((new DateOnly(2021, 2, 3), 63), (session.Date, session.Age));
        Assert.Equal((3, 3), (await session.Scans.CountAsync(), session.Raw.Rows("scans/scan").Count));
        document.Root.Element(Xnat + "date")!.Value = "2021-02-04";
        await session.PutXmlAsync(document);
        Assert.Equal(new DateOnly(2021, 2, 4), session.Date);
    }

    [Fact]
    public async Task SubjectsAndScansAndProjectsHaveDocumentsToo()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var subject = await project.Subjects.GetAsync("SUB1");
        var scan = (MrScanData)await (await SessionAsync(site)).Scans.GetAsync("1");
        foreach (var item in (IXnatEditable[])[project, subject, scan])
        {
            var document = await item.GetXmlAsync();
            await item.PutXmlAsync(document);
            await item.PutXmlAsync(new XDocument(document));
        }

        Assert.Equal(2300.5, scan.Parameters.Tr);
        Assert.Equal((2, 2), (await project.Subjects.CountAsync(), await subject.Experiments.CountAsync()));
        Assert.Equal(2, await (await scan.Resources.GetAsync("DICOM")).Files.CountAsync());
    }

    [Fact]
    public async Task WhatIsLeftOutStays()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        var document = await session.GetXmlAsync();
        document.Root!.Element(Xnat + "fields")!.Remove();
        document.Root.Element(Xnat + "scans")!.Remove();

        await session.PutXmlAsync(document);

        Assert.Equal("0", session.Fields.Single().Value);
        Assert.Equal(3, await session.Scans.CountAsync());
    }

    [Fact]
    public async Task WhatTheServerDoesNotKnowIsNotKeptAndSaid()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        var document = await session.GetXmlAsync();
        document.Root!.Add(new XElement(Xnat + "invented", "x"));

        var error = await Assert.ThrowsAsync<XnatContentException>(() => session.PutXmlAsync(document));

        Assert.StartsWith(
            "The server accepted the change and did not keep xnat:mrSessionData/invented.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ID")]
    [InlineData("label")]
    [InlineData("project")]
    public async Task DocumentOfAnotherObjectIsRefusedBeforeItIsSent(string attribute)
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        var document = await session.GetXmlAsync();
        document.Root!.SetAttributeValue(attribute, "OTHER");

        var error = await Assert.ThrowsAsync<ArgumentException>("document", () => session.PutXmlAsync(document));

        Assert.StartsWith(
            $"The document has another {attribute} than the object; nothing was sent.", error.Message, StringComparison.Ordinal);
        RequireUnsent(site);
    }

    [Fact]
    public async Task ChangesOfSomebodyElseAreNotOverwritten()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        var other = await SessionAsync(site);
        var document = await session.GetXmlAsync();
        other.Note = "by somebody else";
        await other.SaveAsync();
        document.Root!.Element(Xnat + "date")!.Value = "2021-02-03";
        var before = site.Server.Requests.Count;

        var error = await Assert.ThrowsAsync<XnatConflictException>(() => session.PutXmlAsync(document));

        Assert.StartsWith("Somebody else changed note on the server", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Server.Requests.Skip(before), static request => request.Method == "PUT");
    }

    [Fact]
    public async Task PartsWithAddressesOfTheirOwnAreNeitherSentNorChanged()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        var assessor = await session.Assessors.CreateAsync(new QcManualAssessorData { Label = "QC", Pass = "1" });
        var document = await session.GetXmlAsync();
        // A file more is no change of the session.
        using (var content = new MemoryStream([7]))
            await (await (await session.Scans.GetAsync("1")).Resources.GetAsync("DICOM")).UploadAsync(
                content, new UploadOptions { RemotePath = "new.dcm" });
        assessor.Note = "newer";
        await assessor.SaveAsync();
        document.Root!.Element(Xnat + "date")!.Value = "2021-02-03";
        await session.PutXmlAsync(document);
        Assert.Equal("newer", (await assessor.LoadAsync()).Note);

        document.Root.Element(Xnat + "assessors")!.Elements().Single().SetAttributeValue("label", "OTHER");
        var error = await Assert.ThrowsAsync<ArgumentException>("document", () => session.PutXmlAsync(document));

        Assert.Contains("assessors/assessor/label", error.Message, StringComparison.Ordinal);
        RequireUnsent(site);
    }

    private static void RequireUnsent(TestSite site) =>
        Assert.DoesNotContain("PUT", site.Server.Requests.TakeLast(2).Select(static request => request.Method));

    private static async Task<MrSessionData> SessionAsync(TestSite site) =>
        (MrSessionData)await (await site.Client.Projects.GetAsync("brainimages")).Experiments.GetAsync("MR1");
}
