using Xnat.Typed.Server.Tests.Search;
using Xnat.Typed.Tests.Support;

namespace Xnat.Typed.Server.Tests.PluginTypes;

/// <summary>
/// Types of three plugins that are in use: an assessor nested five levels deep, a subject assessor, and a session with its scan.
/// </summary>
public sealed class PluginTypeTests
{
    private const string Subject = "/data/projects/P1/subjects/S1/experiments";

    [SharedFact("schemas/extensions/fs")]
    public async Task NestedAssessorOfFreesurfer()
    {
        await using var server = await StartAsync("fs");
        const string xml = """
            <fs:Freesurfer xmlns:fs="http://nrg.wustl.edu/fs" xmlns:xnat="http://nrg.wustl.edu/xnat">
              <xnat:date>2020-03-04</xnat:date>
              <fs:fsversion>v7</fs:fsversion>
              <fs:measures>
                <fs:volumetric><fs:ICV>1500000</fs:ICV><fs:regions>
                  <fs:region SegId="17" name="Left-Hippocampus" hemisphere="left"><fs:Volume>4100.5</fs:Volume></fs:region>
                  <fs:region SegId="53" name="Right-Hippocampus" hemisphere="right"><fs:Volume>4300</fs:Volume></fs:region>
                </fs:regions></fs:volumetric>
                <fs:surface><fs:hemisphere name="left"><fs:NumVert>130000</fs:NumVert><fs:regions><fs:region name="cuneus">
                <fs:ThickAvg>1.9</fs:ThickAvg></fs:region></fs:regions></fs:hemisphere></fs:surface>
              </fs:measures>
            </fs:Freesurfer>
            """;

        Assert.Equal((201, "XNAT_E00002"), await server.PutAsync(Subject + "/MR1/assessors/fs1", TestServer.Xml(Own(xml, "fs"))));
        Assert.Equal(
            (201, "XNAT_E00003"),
            await server.PutAsync(Subject
                + "/MR1/assessors/fs2?xsiType=fs:fsData&fs:fsData/fsversion=v6&fs:fsData/measures/volumetric/ICV=1200000&fs:fsData"
                + "/measures/volumetric/regions/region[name%3DLeft-Hippocampus]/Volume=3000"));

        Assert.Equal(
            ["v7 1500000.0", "v6 1200000.0"],
            (await server.RowsAsync("/data/experiments/XNAT_E00001/assessors?xsiType=fs:fsData&columns=fs:fsData/fsversion,fs:fsData"
                + "/measures/volumetric/ICV"))
                .Select(row => $"{row["fs:fsdata/fsversion"]} {row["fs:fsdata/measures/volumetric/icv"]}"));
        Assert.Contains(await server.RowsAsync("/data/search/elements"), row =>
            row["ELEMENT_NAME"] == "fs:fsData" && row["COUNT"] == "2" && row["SINGULAR"] == "Freesurfer");
        Assert.Contains(await server.RowsAsync("/data/search/elements/fs:fsData?format=json"), row =>
            row["FIELD_ID"] == "MEASURES_VOLUMETRIC_ICV" && row["TYPE"] == "float");
        Assert.Equal(
            "fs1",
            await server.FoundAsync(new Query("fs:fsData").Field("LABEL").Where("fs:fsData/MEASURES_VOLUMETRIC_ICV", ">", "1300000")));
        var region = new Query("fs:fsData")
            .Field("LABEL")
            .Where("fs:fsData/measures/volumetric/regions/region/name", "=", "Left-Hippocampus")
            .Where("fs:fsData/measures/volumetric/regions/region/Volume", ">", "4000");
        Assert.Equal("fs1", await server.FoundAsync(region));
        Assert.Equal(
            "fs1",
            await server.FoundAsync(new Query("fs:fsData").Field("LABEL").Where(
                "fs:fsData/measures/surface/hemisphere/regions/region/ThickAvg", "<", "2")));
        Assert.Equal(
            "MR1", await server.FoundAsync(new Query("xnat:mrSessionData").Field("LABEL").Where("fs:fsData/FSVERSION", "=", "v6")));
        var fields = (await server.ItemAsync("/data/experiments/XNAT_E00002")).GetProperty("data_fields");
        Assert.Equal(1500000, fields.GetProperty("measures/volumetric/ICV").GetDouble());
        var document = await server.XmlAsync("/data/experiments/XNAT_E00002");
        Assert.Equal("Freesurfer", document.Name.LocalName);
        Assert.Equal(
            ["Left-Hippocampus", "Right-Hippocampus", "cuneus"],
            document.Descendants(document.Name.Namespace + "region").Select(element => (string?)element.Attribute("name")));
    }

    [SharedFact("schemas/extensions/workshop")]
    public async Task SubjectAssessorOfTheWorkshop()
    {
        await using var server = await StartAsync("workshop");
        const string type = "workshop:biosampleCollection";

        Assert.Equal(
            (201, "XNAT_E00002"),
            await server.PutAsync($"{Subject}/bio1?xsiType={type}&{type}/Stroke_Date=2019-08-07&{type}/Elapsed_From_Stroke=3600.5"));
        Assert.Equal(
            (201, "XNAT_E00003"),
            await server.PutAsync(
                Subject + "/bio2",
                TestServer.Xml(Own(
                    "<workshop:BiosampleCollection xmlns:workshop=\"http://nrg.wustl.edu/workshop\">"
                    + "<workshop:Stroke_Date>2020-01-02</workshop:Stroke_Date>"
                    + "<workshop:Elapsed_From_Stroke>90</workshop:Elapsed_From_Stroke></workshop:BiosampleCollection>",
                    "workshop"))));

        Assert.Equal(
            ["bio1 2019-08-07 3600.5", "bio2 2020-01-02 90.0"],
            (await server.RowsAsync($"/data/projects/P1/experiments?xsiType={type}&columns=label,{type}/Stroke_Date,"
                + $"{type}/Elapsed_From_Stroke"))
                .Select(row =>
                    $"{row["label"]} {row["workshop:biosamplecollection/stroke_date"]} "
                    + $"{row["workshop:biosamplecollection/elapsed_from_stroke"]}"));
        Assert.Equal(
            "2", Assert.Single(await server.RowsAsync("/data/search/elements?used=true"), row => row["ELEMENT_NAME"] == type)["COUNT"]);
        Assert.Contains(await server.RowsAsync($"/data/search/elements/{type}?format=json"), row =>
            row["FIELD_ID"] == "STROKE_DATE" && row["TYPE"] == "date");
        Assert.Equal("bio2", await server.FoundAsync(new Query(type).Field("LABEL").Where(type + "/STROKE_DATE", ">=", "01/01/2020")));
        Assert.Equal(
            "bio2", await server.FoundAsync(new Query(type).Field("LABEL").Where(type + "/Elapsed_From_Stroke", "BETWEEN", "50 AND 100")));
        Assert.Equal(
            "S1",
            await server.FoundAsync(
                new Query("xnat:subjectData").Field("SUBJECT_LABEL").Where(type + "/Elapsed_From_Stroke", ">", "1000"), "subject_label"));
        Assert.Equal(
            90,
            (await server.ItemAsync("/data/experiments/XNAT_E00003"))
                .GetProperty("data_fields")
                .GetProperty("Elapsed_From_Stroke")
                .GetDouble());
        var document = await server.XmlAsync("/data/experiments/XNAT_E00002");
        Assert.Equal(
            "BiosampleCollection 2019-08-07",
            $"{document.Name.LocalName} {document.Element(document.Name.Namespace + "Stroke_Date")!.Value}");
    }

    [SharedFact("schemas/extensions/pixi")]
    public async Task SessionScanAndDemographicsOfPixi()
    {
        await using var server = await StartAsync("pixi");
        var xml = Own(
            "<pixi:BliSession xmlns:pixi=\"http://www.xnat.org/pixi\" xmlns:xnat=\"http://nrg.wustl.edu/xnat\" "
            + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><xnat:scans><xnat:scan ID=\"1\" type=\"BLI\" "
            + "xsi:type=\"pixi:bliScanData\"><xnat:quality>usable</xnat:quality></xnat:scan></xnat:scans>"
            + "<pixi:luciferin>150.5</pixi:luciferin><pixi:luciferinUnit>mg</pixi:luciferinUnit>"
            + "<pixi:luciferinInjectionTime>2022-02-03T10:11:12</pixi:luciferinInjectionTime><pixi:hotelSession>true</pixi:hotelSession>"
            + "<pixi:bliHotelSubject subjectLabel=\"m1\" position=\"l\"/><pixi:bliHotelSubject subjectLabel=\"m2\" "
            + "position=\"r\"/></pixi:BliSession>",
            "pixi");

        Assert.Equal((201, "XNAT_E00002"), await server.PutAsync(Subject + "/bli1", TestServer.Xml(xml)));
        Assert.Equal(
            (201, "XNAT_E00003"),
            await server.PutAsync(Subject + "/bli2?xsiType=pixi:bliSessionData&date=2022-03-04&pixi:bliSessionData/luciferin=75"));
        Assert.Equal(200, (await server.PutAsync(Subject + "/bli2/scans/9?xsiType=pixi:bliScanData&quality=questionable")).Status);
        Assert.Equal(
            200,
            (await server.PutAsync("/data/projects/P1/subjects/S1?xnat:subjectData/demographics[@xsi:type%3Dpixi:animalDemographicData]"
                + "/species=mouse")).Status);

        Assert.Equal(
            ["bli1 150.5", "bli2 75"],
            (await server.RowsAsync("/data/projects/P1/experiments?xsiType=pixi:bliSessionData&columns=label,pixi:bliSessionData"
                + "/luciferin"))
                .Select(row => $"{row["label"]} {row["pixi:blisessiondata/luciferin"]}"));
        Assert.Equal(
            "pixi:bliScanData questionable",
            Assert.Single(await server.RowsAsync("/data/experiments/XNAT_E00003/scans")) is var scan
                ? $"{scan["xsiType"]} {scan["quality"]}"
                : "");
        Assert.Contains(await server.RowsAsync("/data/search/elements?used=true"), row =>
            row["ELEMENT_NAME"] == "pixi:bliScanData" && row["COUNT"] == "2");
        Assert.Equal(
            "bli1",
            await server.FoundAsync(new Query("pixi:bliSessionData")
                .Field("LABEL")
                .Field("LUCIFERINUNIT")
                .Where("pixi:bliSessionData/luciferin", ">", "100")
                .Where("pixi:bliSessionData/hotelSession", "=", "true")));
        Assert.Equal(
            "bli1",
            await server.FoundAsync(new Query("pixi:bliSessionData").Field("LABEL").Where(
                "pixi:bliSessionData/bliHotelSubject/subjectLabel", "=", "m2")));
        Assert.Equal(
            "bli2",
            await server.FoundAsync(new Query("pixi:bliSessionData").Field("LABEL").Where(
                "pixi:bliScanData/quality", "=", "questionable")));
        Assert.Equal(
            "S1",
            await server.FoundAsync(
                new Query("xnat:subjectData").Field("SUBJECT_LABEL").Where(
                    "xnat:subjectData/demographics[@xsi:type=pixi:animalDemographicData]/species", "=", "mouse"),
                "subject_label"));
        Assert.Equal("2", await server.FoundAsync(new Query("xnat:subjectData").Field("PIXI_BLI_COUNT"), "pixi_bli_count"));
        var fields = (await server.ItemAsync("/data/experiments/XNAT_E00002")).GetProperty("data_fields");
        Assert.Equal(
            "150.5 2022-02-03 10:11:12.0 true",
            $"{fields.GetProperty("luciferin").GetRawText()} {fields.GetProperty("luciferinInjectionTime").GetString()} "
            + $"{fields.GetProperty("hotelSession").GetString()}");
        var document = await server.XmlAsync("/data/experiments/XNAT_E00002");
        Assert.Equal("BliSession", document.Name.LocalName);
        Assert.Equal(
            ["m1", "m2"],
            document.Elements(document.Name.Namespace + "bliHotelSubject").Select(element => (string?)element.Attribute("subjectLabel")));
    }

    /// <summary>The plugin's own namespace, whatever it is.</summary>
    private static string Own(string xml, string prefix)
    {
        var schema = System.Xml.Linq.XElement.Load(Directory.EnumerateFiles(SharedFiles.PathOf("schemas/extensions/" + prefix), "*.xsd")
            .First());
        return System.Text.RegularExpressions.Regex.Replace(
            xml, $"xmlns:{prefix}=\"[^\"]*\"", $"xmlns:{prefix}=\"{(string?)schema.Attribute("targetNamespace")}\"");
    }

    private static Task<TestServer> StartAsync(string plugin) => TestServer.StartAsync(
        data => data.Project("P1").Subject("S1").Experiment("MR1"),
        new() { SchemaFolders = [SharedFiles.PathOf("schemas/xnat-1.8"), SharedFiles.PathOf("schemas/extensions/" + plugin)] });
}
