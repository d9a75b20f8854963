using Xnat.Typed.Server.Tests.Search;

namespace Xnat.Typed.Server.Tests.PluginTypes;

/// <summary>A plugin's types go all the way through the server, and no line of it is written for them.</summary>
public sealed class LabTypeTests
{
    private const string MrSession = "/data/projects/P1/subjects/S1/experiments/MR1";
    private const string Subject = "/data/projects/P1/subjects/S1/experiments";
    private const string Namespaces = "xmlns:lab=\"http://lab.example.org/lab\" xmlns:xnat=\"http://nrg.wustl.edu/xnat\" "
        + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

    [Fact]
    public async Task SessionAndScanAreStoredListedSearchedAndReadBack()
    {
        await using var server = await LabSchema.StartAsync();

        Assert.Equal(
            (201, "XNAT_E00002"),
            await server.PutAsync(Subject + "/rec1?xsiType=lab:recordingSessionData&date=2021-05-04&lab:recordingSessionData/sensors=306"));
        Assert.Equal(
            200,
            (await server.PutAsync(Subject + "/rec1/scans/1?xsiType=lab:channelScanData&lab:channelScanData/gain=2.5&type=rest")).Status);
        var xml = $"<lab:Recording {Namespaces}><xnat:date>2022-06-05</xnat:date><xnat:scans><xnat:scan ID=\"7\" type=\"task\" "
            + "xsi:type=\"lab:channelScanData\"><lab:gain>4</lab:gain></xnat:scan></xnat:scans><lab:sensors>32</lab:sensors>"
            + "<lab:room>B</lab:room></lab:Recording>";
        Assert.Equal((201, "XNAT_E00003"), await server.PutAsync(Subject + "/rec2", TestServer.Xml(xml)));

        Assert.Equal(
            "ID,lab:recordingsessiondata/sensors,lab:recordingsessiondata/id,URI\nXNAT_E00002,306,XNAT_E00002,"
            + "/data/experiments/XNAT_E00002\nXNAT_E00003,32,XNAT_E00003,/data/experiments/XNAT_E00003\n",
            await server.GetAsync("/data/projects/P1/experiments?xsiType=lab:recordingSessionData&columns=ID,lab:recordingSessionData"
                + "/sensors&format=csv"));
        Assert.Equal(
            "lab:channelScanData 4.0",
            string.Join(
                ' ',
                Assert.Single(await server.RowsAsync(
                    "/data/experiments/XNAT_E00003/scans?columns=ID,xsiType,lab:channelScanData/gain")) is var scan
                    ? [scan["xsiType"], scan["lab:channelscandata/gain"]]
                    : Array.Empty<string>()));
        Assert.Equal(
            "2",
            Assert.Single(await server.RowsAsync("/data/search/elements"), row =>
                row["ELEMENT_NAME"] == "lab:recordingSessionData")["COUNT"]);
        Assert.Contains(
            await server.RowsAsync("/data/search/elements/lab:recordingSessionData?format=json"),
            row => row["FIELD_ID"] == "SENSORS" && row["TYPE"] == "integer");
        Assert.Equal(
            "rec2",
            await server.FoundAsync(new Query("lab:recordingSessionData")
                .Field("LABEL")
                .Field("SENSORS")
                .Where("lab:recordingSessionData/sensors", "<", "100")));
        Assert.Equal(
            "rec1",
            await server.FoundAsync(new Query("lab:recordingSessionData").Field("LABEL").Where("lab:channelScanData/GAIN", "<", "3")));
        var item = await server.ItemAsync("/data/experiments/XNAT_E00003");
        Assert.Equal("lab:recordingSessionData", item.GetProperty("meta").GetProperty("xsi:type").GetString());
        Assert.Equal(32, item.GetProperty("data_fields").GetProperty("sensors").GetInt32());
        var document = await server.XmlAsync("/data/experiments/XNAT_E00002");
        Assert.Equal("Recording", document.Name.LocalName);
        Assert.Equal("306", document.Element(document.Name.Namespace + "sensors")!.Value);
        Assert.Equal("2.5", document.Descendants(document.Name.Namespace + "gain").Single().Value);
    }

    [Fact]
    public async Task SubjectAssessorIsStoredListedSearchedAndReadBack()
    {
        await using var server = await LabSchema.StartAsync();

        Assert.Equal(
            201,
            (await server.PutAsync(Subject
                + "/survey1?xsiType=lab:surveyData&lab:surveyData/score=9&lab:surveyData/taken=2020-02-29&lab:surveyData"
                + "/complete=true")).Status);
        Assert.Equal(
            201,
            (await server.PutAsync(
                "/data/projects/P1/subjects/S2/experiments/survey2",
                TestServer.Xml($"<lab:Survey {Namespaces} score=\"10\"><lab:taken>2021-01-01</lab:taken><lab:complete>false</lab:complete>"
                    + "</lab:Survey>"))).Status);
        Assert.Equal(400, (await server.PutAsync(Subject + "/survey1?lab:surveyData/score=many")).Status);

        Assert.Equal(
            ["survey1 9 2020-02-29 1", "survey2 10 2021-01-01 0"],
            (await server.RowsAsync("/data/experiments?xsiType=lab:surveyData&columns=label,lab:surveyData/score,lab:surveyData/taken,"
                + "lab:surveyData/complete"))
                .Select(row =>
                    $"{row["label"]} {row["lab:surveydata/score"]} {row["lab:surveydata/taken"]} {row["lab:surveydata/complete"]}"));
        Assert.Equal(
            "survey2", await server.FoundAsync(new Query("lab:surveyData").Field("LABEL").Where("lab:surveyData/SCORE", ">", "9")));
        Assert.Equal(
            "survey1",
            await server.FoundAsync(new Query("lab:surveyData")
                .Field("LABEL")
                .Where("lab:surveyData/complete", "=", "1")
                .Where("lab:surveyData/taken", "<", "12/31/2020")));
        Assert.Equal(
            "S1",
            await server.FoundAsync(
                new Query("xnat:subjectData").Field("SUBJECT_LABEL").Where("lab:surveyData/score", "=", "9"), "subject_label"));
        Assert.Equal(
            "female",
            await server.FoundAsync(
                new Query("lab:surveyData").Field("GENDER_TEXT", "xnat:subjectData").Where("lab:surveyData/score", "=", "9"),
                "xnat_subjectdata_gender_text"));
        Assert.Equal(
            "MR1", await server.FoundAsync(new Query("xnat:mrSessionData").Field("LABEL").Where("lab:surveyData/score", "=", "9")));
        var fields = (await server.ItemAsync("/data/projects/P1/experiments/survey2")).GetProperty("data_fields");
        Assert.Equal("10 false", $"{fields.GetProperty("score").GetRawText()} {fields.GetProperty("complete").GetString()}");
        Assert.Equal("9", (string?)(await server.XmlAsync("/data/projects/P1/experiments/survey1")).Attribute("score"));
    }

    [Fact]
    public async Task AssessorWithNestedElementsIsStoredListedSearchedAndReadBack()
    {
        await using var server = await LabSchema.StartAsync();
        var xml = $"""
            <lab:Lesions {Namespaces}>
              <lab:reader>first</lab:reader>
              <lab:burden><lab:volume>12.5</lab:volume><lab:lesions>
                <lab:lesion name="left"><lab:size>3</lab:size></lab:lesion><lab:lesion name="right"><lab:size>4.5</lab:size></lab:lesion>
              </lab:lesions></lab:burden>
            </lab:Lesions>
            """;

        Assert.Equal((201, "XNAT_E00002"), await server.PutAsync(MrSession + "/assessors/read1", TestServer.Xml(xml)));
        Assert.Equal(
            (201, "XNAT_E00003"),
            await server.PutAsync(MrSession
                + "/assessors/read2?xsiType=lab:lesionData&lab:lesionData/burden/volume=1&lab:lesionData/burden/lesions"
                + "/lesion[name%3Dleft]/size=9"));

        Assert.Equal(
            ["read1 12.5", "read2 1.0"],
            (await server.RowsAsync("/data/experiments/XNAT_E00001/assessors?columns=label,lab:lesionData/burden/volume"))
                .Select(row => $"{row["label"]} {row["lab:lesiondata/burden/volume"]}"));
        Assert.Equal(
            "read1",
            await server.FoundAsync(new Query("lab:lesionData")
                .Field("LABEL")
                .Field("BURDEN_VOLUME")
                .Where("lab:lesionData/BURDEN_VOLUME", ">", "5")));
        var lesions = new Query("lab:lesionData")
            .Field("LABEL")
            .Where("lab:lesionData/burden/lesions/lesion/name", "=", "left")
            .Where("lab:lesionData/burden/lesions/lesion/size", ">", "4");
        Assert.Equal("read2", await server.FoundAsync(lesions));
        Assert.Equal(
            "MR1", await server.FoundAsync(new Query("xnat:mrSessionData").Field("LABEL").Where("lab:lesionData/reader", "=", "first")));
        Assert.Equal(
            "44.0",
            await server.FoundAsync(
                new Query("lab:lesionData").Field(
                    "xnat:mrSessionData/age", "xnat:mrSessionData").Where("lab:lesionData/reader", "=", "first"),
                "xnat_mrsessiondata_age"));
        var item = await server.ItemAsync("/data/experiments/XNAT_E00002");
        Assert.Equal(12.5, item.GetProperty("data_fields").GetProperty("burden/volume").GetDouble());
        var rows = item
            .GetProperty("children")
            .EnumerateArray()
            .Single(child => child.GetProperty("field").GetString() == "burden/lesions/lesion")
            .GetProperty("items");
        Assert.Equal(
            ["left 3", "right 4.5"],
            rows
                .EnumerateArray()
                .Select(row => row.GetProperty("data_fields"))
                .Select(row =>
                    FormattableString.Invariant($"{row.GetProperty("name").GetString()} {row.GetProperty("size").GetDouble()}")));
        var document = await server.XmlAsync("/data/experiments/XNAT_E00002");
        Assert.Equal("Lesions", document.Name.LocalName);
        Assert.Equal(
            ["left", "right"],
            document.Descendants(document.Name.Namespace + "lesion").Select(lesion => (string?)lesion.Attribute("name")));
        Assert.Empty(server.Server.UnknownRequests);
    }
}
