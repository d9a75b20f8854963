
namespace Xnat.Typed.Server.Tests.Importing;

public sealed class DicomDumpTests
{
    private const string Dump = "/data/services/dicomdump?src=/archive/projects/P1/experiments/XNAT_E00001/scans/1";

    [Fact]
    public async Task FieldsAreGivenByKeywordOrNumberAndCarryTheirItems()
    {
        await using var server = await Start();

        var rows = await server.RowsAsync(Dump + "&field=PatientName&field=00081140&field=00080060");

        Assert.Equal(
            ["(0008,0060)|CS|MR|", "(0008,1140)|SQ||(0008,1140)", "(0008,1140)|UI|1.2|(0008,1150)", "(0010,0010)|PN|Phantom^A|"],
            rows.Select(row => $"{row["tag1"]}|{row["vr"]}|{row["value"]}|{row["tag2"]}"));
    }

    [Fact]
    public async Task WholeHeaderComesInTagOrderWithoutPixels()
    {
        await using var server = await Start();

        var tags = (await server.RowsAsync(Dump)).Select(row => row["tag1"]).ToList();

        Assert.Equal("(0002,0000)", tags[0]);
        Assert.Equal(tags.Order(StringComparer.Ordinal), tags);
        Assert.DoesNotContain("(7FE0,0010)", tags);
    }

    [Theory]
    [InlineData("/data/services/dicomdump", 400)]
    [InlineData(Dump + "&field=patientname", 400)]
    [InlineData(Dump + "&field=PatientName&field=00100010", 400)]
    [InlineData("/data/services/dicomdump?src=/archive/projects/P9/experiments/E1/scans/1", 404)]
    [InlineData("/data/services/dicomdump?src=/data/archive/projects/P1/experiments/E1/scans/1", 200)]
    [InlineData("/data/services/dicomdump?src=/archive/projects/P1/experiments/E1/scans/7", 200)]
    public async Task SourceAndFieldsAreChecked(string path, int status)
    {
        await using var server = await Start();

        Assert.Equal(status, await server.StatusAsync(path));
        if (status == 200) Assert.Empty(await server.RowsAsync(path));
    }

    [Fact]
    public async Task ValuesAreCutAndEscaped()
    {
        await using var server = await Start(dicom => dicom.Text(0x0010, 0x4000, "LT", "<é>" + new string('x', 300)));

        var row = Assert.Single(await server.RowsAsync(Dump + "&field=PatientComments"));

        Assert.Equal("&lt;&eacute;&gt;" + new string('x', 252), row["value"]);
    }

    private static async Task<TestServer> Start(Action<DicomBytes>? more = null)
    {
        var server = await TestServer.StartAsync(data => data.Project("P1"));
        var image = DicomBytes.Image(DicomBytes.MrImage, "MR", "1", more: dicom =>
        {
            dicom.Sequence(0x0008, 0x1140, isUndefined: false, new DicomBytes().Text(0x0008, 0x1150, "UI", "1.2"));
            more?.Invoke(dicom);
        });
        await server.PostAsync(
            "/data/services/import?project=P1&subject=S1&session=E1", TestServer.Bytes(Archives.Zip(("a.dcm", image)), "application/zip"));
        return server;
    }
}
