using System.Text.Json;
using System.Xml.Linq;

namespace Xnat.Typed.Server.Tests.CustomFields;

public sealed class CustomVariableTests
{
    private static readonly XNamespace Xnat = "http://nrg.wustl.edu/xnat";

    [Fact]
    public async Task DeclarationsAreFoundAsXnatpyLooksForThem()
    {
        await using var server = await StartAsync();

        // The project of the object, then its document, protocol by ID, groups by ID, fields, possible values.
        Assert.Contains(await server.RowsAsync("/data/archive/projects?columns=ID,URI,name"), row => row["ID"] == "P1");
        var project = await server.ItemAsync("/data/projects/P1");
        var protocol = Child(project, "studyProtocol").Single(item => Field(item, "ID") == "P1_xnat_subjectData");
        var group = Child(protocol, "definitions/definition").Single();
        var fields = Child(group, "fields/field");

        Assert.Equal(
            ("xnat:datatypeProtocol", "xnat:subjectData", "default", "xnat:fieldDefinitionGroup"),
            (Type(protocol), Field(protocol, "data-type"), Field(group, "ID"), Type(group)));
        Assert.Equal(["diagnosis string", "score integer"], fields.Select(field => $"{Field(field, "name")} {Field(field, "datatype")}"));
        Assert.Equal("xnat:subjectData/fields/field[name=diagnosis]/field", Field(fields[0], "xmlPath"));
        Assert.Equal(
            ["control", "patient"], Child(fields[0], "possibleValues/possibleValue").Select(value => Field(value, "possibleValue")));
        Assert.Equal(
            ("xnat:fieldDefinitionGroup_field", "xnat:fieldDefinitionGroup_field_possibleValue"),
            (Type(fields[0]), Type(Child(fields[0], "possibleValues/possibleValue")[0])));
        Assert.Equal(
            (JsonValueKind.Number, "false", "custom"),
            (fields[0].GetProperty("data_fields")
                .GetProperty("sequence").ValueKind, Field(fields[0], "required"), Field(fields[0], "type")));
    }

    [Fact]
    public async Task ValuesAreWrittenAndReadBack()
    {
        await using var server = await StartAsync();

        Assert.Equal(
            200,
            (await server.PutAsync("/data/archive/projects/P1/subjects/S1?xsiType=xnat:subjectData&xnat:subjectData/fields"
                + "/field%5Bname%3Ddiagnosis%5D/field=control")).Status);

        var field = Child(await server.ItemAsync("/data/projects/P1/subjects/S1"), "fields/field").Single();
        Assert.Equal(("diagnosis", "control"), (Field(field, "name"), Field(field, "field")));
        await server.PutAsync("/data/archive/projects/P1/subjects/S1?xsiType=xnat:subjectData&xnat:subjectData/fields"
            + "/field%5Bname%3Ddiagnosis%5D/field=NULL&xnat:subjectData/fields/field%5Bname%3Ddiagnosis%5D/diagnosis=NULL");
        field = Child(await server.ItemAsync("/data/projects/P1/subjects/S1"), "fields/field").Single();
        Assert.False(field.GetProperty("data_fields").TryGetProperty("field", out _));
    }

    [Fact]
    public async Task ProtocolIsAnAddressOfItsOwn()
    {
        await using var server = await StartAsync();

        var protocol = await server.ItemAsync("/data/projects/P1/protocols/P1_xnat_subjectData");
        Assert.Equal("P1_xnat_subjectData", Field(protocol, "ID"));
        Assert.Equal(
            "P1_xnat_subjectData", Field(await server.ItemAsync("/data/archive/projects/P1/protocols/x?dataType=xnat:subjectData"), "ID"));
        Assert.Equal(
            "xnat:subjectData", (string?)(await server.XmlAsync("/data/projects/P1/protocols/P1_xnat_subjectData")).Attribute("data-type"));

        using var missing = await server.SendAsync(HttpMethod.Get, "/data/projects/P1/protocols/x");
        Assert.Equal(
            (404, "Unable to find the specified protocol by data type or protocol ID"),
            ((int)missing.StatusCode, TestServer.Heading(await missing.Content.ReadAsStringAsync())));
    }

    [Fact]
    public async Task ProtocolIsPutChangedAndDeleted()
    {
        await using var server = await StartAsync();
        const string address = "/data/projects/P1/protocols/x?dataType=xnat:mrSessionData";

        Assert.Equal(200, (await server.PutAsync(address, TestServer.Xml(Protocol("quality", "string")))).Status);
        Assert.Equal(200, (await server.PutAsync(address, TestServer.Xml(Protocol("motion", "float")))).Status);

        var group = Child(await server.ItemAsync("/data/projects/P1/protocols/P1_xnat_mrSessionData"), "definitions/definition").Single();
        Assert.Equal(["quality", "motion"], Child(group, "fields/field").Select(field => Field(field, "name")));
        Assert.Equal(
            406, (await server.PutAsync(address, TestServer.Xml("<xnat:Subject xmlns:xnat=\"http://nrg.wustl.edu/xnat\"/>"))).Status);
        Assert.Equal(417, (await server.PutAsync(address)).Status);
        Assert.Equal(200, await server.DeleteAsync("/data/projects/P1/protocols/P1_xnat_mrSessionData"));
        Assert.Equal(404, await server.DeleteAsync("/data/projects/P1/protocols/P1_xnat_mrSessionData"));
        Assert.Equal(405, (await server.PostAsync(address)).Status);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task ProjectDocumentIsPutBackAsPyxnatDoes(string allowsDeletion)
    {
        await using var server = await StartAsync();
        var document = await server.XmlAsync("/data/projects/P1");
        var protocol = document.Elements(Xnat + "studyProtocol")
            .Single(element => (string?)element.Attribute("name") == "xnat:subjectData");
        protocol.Element(Xnat + "definitions")!.Add(new XElement(
            Xnat + "definition",
            new XAttribute("ID", "extra"),
            new XAttribute("data-type", "xnat:subjectData"),
            new XAttribute("description", "more"),
            new XAttribute("project-specific", "1"),
            new XElement(Xnat + "fields", new XElement(
                Xnat + "field",
                new XAttribute("name", "height"),
                new XAttribute("datatype", "float"),
                new XAttribute("type", "custom"),
                new XAttribute("required", "0"),
                new XAttribute("xmlPath", "xnat:subjectData/fields/field[name=height]/field")))));
        using var form = new MultipartFormDataContent { { TestServer.Xml(document.ToString()), "cust.xml", "cust.xml" } };

        Assert.Equal(200, (await server.PutAsync("/data/projects/P1?allowDataDeletion=" + allowsDeletion, form)).Status);

        var groups = Child(Child(await server.ItemAsync("/data/projects/P1"), "studyProtocol").Single(), "definitions/definition");
        Assert.Equal(["default", "extra"], groups.Select(group => Field(group, "ID")));
        Assert.Equal(
            ["diagnosis", "score", "height"],
            groups.SelectMany(group => Child(group, "fields/field")).Select(field => Field(field, "name")));
        Assert.Equal(
            ["control", "patient"],
            Child(Child(groups[0], "fields/field")[0], "possibleValues/possibleValue").Select(value => Field(value, "possibleValue")));
    }

    [Fact]
    public async Task SeedSaysWhatItCannotDeclare()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => XnatServer.StartAsync(data => data.Project("P1").CustomVariable(
            "xnat:nothing", "x")));
        await Assert.ThrowsAsync<ArgumentException>(() => XnatServer.StartAsync(data => data.Project("P1").CustomVariable(
            "xnat:subjectData", "x", "colour")));
        await Assert.ThrowsAsync<ArgumentException>(() => XnatServer.StartAsync(data => data.Project("P1").Member("nobody")));
        await Assert.ThrowsAsync<ArgumentException>(() => XnatServer.StartAsync(data => data.Project("P1").Accessibility("secret")));
    }

    private static Task<TestServer> StartAsync() => TestServer.StartAsync(data =>
        data
            .Project("P1")
            .CustomVariable("xnat:subjectData", "diagnosis", "string", "control", "patient")
            .CustomVariable("xnat:subjectData", "score", "integer")
            .Subject("S1"));

    private static string Protocol(string name, string datatype) =>
        $"""
        <xnat:datatypeProtocol xmlns:xnat="http://nrg.wustl.edu/xnat" ID="ignored" name="MR sessions" data-type="xnat:mrSessionData">
        <xnat:definitions>
        <xnat:definition ID="default" data-type="xnat:mrSessionData" project-specific="0"><xnat:fields>
        <xnat:field name="{name}" datatype="{datatype}" type="custom" required="0"/></xnat:fields></xnat:definition>
        </xnat:definitions></xnat:datatypeProtocol>
        """;

    private static List<JsonElement> Child(JsonElement item, string path) =>
        [
            .. item
                .GetProperty("children")
                .EnumerateArray()
                .Where(child => child.GetProperty("field").GetString() == path)
                .SelectMany(child => child.GetProperty("items").EnumerateArray())
        ];

    private static string? Field(JsonElement item, string name) => item.GetProperty("data_fields").GetProperty(name).GetString();

    private static string? Type(JsonElement item) => item.GetProperty("meta").GetProperty("xsi:type").GetString();
}
