using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Dicom;

public sealed class DicomDumpTests
{
    private const string Dump = "GET /data/services/dicomdump";

    private const string Rows =
        """
        {"ResultSet":{"Result":[
        {"tag1":"(0008,1140)","vr":"SQ","value":"","tag2":"(0008,1140)","desc":"Referenced Image Sequence"},
        {"tag1":"(0008,1140)","vr":"UI","value":"1.2.840","tag2":"(0008,1150)","desc":"Referenced SOP Class UID"},
        {"tag1":"(0010,0010)","vr":"PN","value":"A&amp;B&eacute;","tag2":"","desc":"Patient&rsquo;s Name"},
        {"tag1":"(0018,0081)","vr":"DS","value":"2.008","tag2":"","desc":"Echo Time"}]}}
        """;

    [Theory]
    [InlineData("PatientName", "A&Bé")]
    [InlineData("(0010,0010)", "A&Bé")]
    [InlineData("00100010", "A&Bé")]
    [InlineData("EchoTime", "2.008")]
    [InlineData("ReferencedSOPClassUID", null)]
    [InlineData("PatientID", null)]
    public async Task ElementIsFoundByKeywordAndTag(string name, string? value)
    {
        var (dump, _) = await DumpAsync(Rows);

        Assert.Equal(4, dump.Count);
        Assert.Equal(value, dump[name]);
    }

    [Fact]
    public async Task SourceIsBelowAProjectAndFieldsAreAskedForOnce()
    {
        var (_, line) = await DumpAsync(Rows, "PatientName", "(0018,0081)", "PatientName");

        Assert.Equal(
            $"{Dump}?format=json&src=/prearchive/projects/P1/20240612_101530123/ANONYMIZ/scans/1&field=PatientName&field=00180081", line);
    }

    [Fact]
    public async Task ScanWithoutDicomFilesIsSaid()
    {
        var error = await Assert.ThrowsAsync<XnatNotFoundException>(() => DumpAsync("""{"ResultSet":{"Result":[]}}"""));

        Assert.Equal(
            "GET /data/services/dicomdump found no DICOM file in the scan; list its resources, DICOM files are in the one called DICOM or "
            + "secondary.",
            error.Message);
    }

    private static async Task<(DicomDump Dump, string Line)> DumpAsync(string rows, params string[] fields)
    {
        using var server = new ScriptedServer().SignsIn().On("GET " + Samples.HeldUri, Samples.HeldRow).On(Dump, rows)
            .On(
                $"GET {Samples.HeldUri}/scans",
                """{"ResultSet":{"Result":[{"ID":"1","xsiType":"xnat:mrScanData","series_description":"T1"}]}}""");
        await using var client = await server.ConnectAsync();
        var held = await client.Prearchive.GetAsync("P1", "20240612_101530123", "ANONYMIZ");
        var scan = await held.ScansAsync().SingleAsync();
        return (await scan.DicomDumpAsync(fields), server.Sent[3].Line);
    }
}
