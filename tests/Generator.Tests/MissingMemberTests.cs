using Xnat.Typed.Generator.Tests.Pipeline;

namespace Xnat.Typed.Generator.Tests;

/// <summary>Use of what the core has and the schemas of the server lack.</summary>
public class MissingMemberTests
{
    /// <summary>A server that knows subjects, sessions and MR scans, each with little of what the core has.</summary>
    private static readonly TestFile Server = ServerSchema.Xnat("""
        <xs:complexType name="subjectData"><xs:sequence><xs:element name="group" type="xs:string"/><xs:element name="fields">
        <xs:complexType><xs:sequence>
          <xs:element name="field" maxOccurs="unbounded"><xs:complexType><xs:simpleContent>
          <xs:extension base="xs:string"/></xs:simpleContent></xs:complexType></xs:element>
        </xs:sequence></xs:complexType></xs:element></xs:sequence><xs:attribute name="label" type="xs:string"/></xs:complexType>
        <xs:complexType name="experimentData"/>
        <xs:complexType name="imageSessionData"><xs:complexContent>
        <xs:extension base="xnat:experimentData"/></xs:complexContent></xs:complexType>
        <xs:complexType name="mrSessionData"><xs:complexContent><xs:extension base="xnat:imageSessionData">
        <xs:attribute name="operator" type="xs:string"/></xs:extension></xs:complexContent></xs:complexType>
        <xs:complexType name="imageScanData"><xs:attribute name="ID" type="xs:string"/></xs:complexType>
        <xs:complexType name="mrScanData"><xs:complexContent><xs:extension base="xnat:imageScanData"><xs:sequence>
        <xs:element name="parameters"><xs:complexType><xs:sequence>
          <xs:element name="tr" type="xs:float"/>
        </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        <xs:complexType name="ctScanData"><xs:complexContent><xs:extension base="xnat:imageScanData"/></xs:complexContent></xs:complexType>
        """);

    [Fact]
    public async Task EachUseOfALackingFieldIsReportedWhereItStands()
    {
        var found = await InAsync("""
            subject.Src = subject.Group;
            var made = new SubjectData { Label = "a", Src = "b" };
            if (made is { Src: "b" }) made?.Src?.ToString();
            System.Linq.Expressions.Expression<System.Func<SubjectData, bool>> where = s => s.Src == "x";
            """);

        const string Message = "xnat:subjectData/src is not in the given schemas (xnat.xsd); a server with these schemas does not have it";
        Assert.Equal(
            [
                "Warning XNT0401 4:9 'Src' " + Message,
                "Warning XNT0401 5:43 'Src' " + Message,
                "Warning XNT0401 6:15 'Src' " + Message,
                "Warning XNT0401 6:33 'Src' " + Message,
                "Warning XNT0401 7:83 'Src' " + Message,
            ], found);
    }

    [Fact]
    public async Task DescriptorsAreReportedToo()
    {
        var found = await InAsync("""
            var a = SubjectData.Schema.Src;
            var b = SubjectData.Schema.Group;
            var c = MrScanData.Schema.Parameters.Te;
            var d = MrScanData.Schema.Parameters.Tr;
            """);

        Assert.Equal(["4:28 'Src'", "6:38 'Te'"], found.Select(LocationIn));
    }

    [Fact]
    public async Task GroupIsReportedOnceAndItsFieldsWhereTheGroupIsGiven()
    {
        var found = await InAsync("""
            scan.Parameters.Te = scan.Parameters.Tr;
            var voxel = scan.Parameters.VoxelRes.X;
            var rows = new CtScanData().Parameters.VoxelRes.X;
            """);

        Assert.Equal(["4:17 'Te'", "5:29 'VoxelRes'", "6:29 'Parameters'"], found.Select(LocationIn));
        Assert.Contains("xnat:mrScanData/parameters/voxelRes is not", found[1], StringComparison.Ordinal);
        Assert.Contains("xnat:ctScanData/parameters is not", found[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClassWithoutATypeInTheSchemasIsReportedAtEachMention()
    {
        var found = await InAsync("""
            var session = new PetSessionData();
            var list = new List<PetSessionData>();
            if ((object)subject is PetSessionData pet) pet.ToString();
            /* PetSessionData */
            """);

        Assert.Equal(["4:19 'PetSessionData'", "5:21 'PetSessionData'", "6:24 'PetSessionData'"], found.Select(LocationIn));
        Assert.EndsWith(
            " xnat:petSessionData is not in the given schemas (xnat.xsd); a server with these schemas does not have it",
            found[0],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task RowsOfAnAnonymousTypeAreLookedInto()
    {
        var found = await InAsync("""
            var first = subject.Fields[0];
            first.Value = first.Name;
            subject.AddId.Add(new SubjectData.AddIdElement());
            """);

        Assert.Equal(["5:21 'Name'", "6:9 'AddId'"], found.Select(LocationIn));
        Assert.Contains("xnat:subjectData_field/name", found[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task FieldThatTheSchemasHaveOnTheDerivedTypeIsNotLackingThere()
    {
        var found = await InAsync("""
            var a = new MrSessionData().Operator;
            ImageSessionData any = new MrSessionData();
            var b = any.Operator;
            """);

        Assert.Equal(["6:13 'Operator'"], found.Select(LocationIn));
    }

    [Fact]
    public async Task HandWrittenMembersAreNeverReported() =>
        Assert.Empty(await InAsync("""
            var text = subject.XsiType + subject.HasChanges + subject.Raw + subject.ToString() + scan.Parameters.Item;
            """));

    [Fact]
    public async Task WithoutASchemaForTheNamespaceNothingIsReported()
    {
        var lab = new TestFile(
            "lab.xsd",
            """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:lab="urn:lab" targetNamespace="urn:lab">
                <xs:complexType name="a"/></xs:schema>
                """);

        Assert.Empty(await AnalyzerRun.OfAsync(Around("subject.Src = new PetSessionData().Label;"), lab));
        Assert.Empty(await AnalyzerRun.OfAsync(Around("subject.Src = new PetSessionData().Label;")));
    }

    [Fact]
    public async Task ServerIsNamedWhereTheSchemasHaveALock()
    {
        var pulled = new TestFile(
            "xnat-schemas.lock.json",
            """{ "server": "https://xnat.example.org", "version": "1.7.6", "schemas": [ { "name": "xnat", "version": "x" } ] }""");

        var found = await AnalyzerRun.OfAsync(Around("subject.Src = null;"), Server, pulled);

        Assert.EndsWith(
            "(xnat.xsd of XNAT 1.7.6 at https://xnat.example.org); a server with these schemas does not have it",
            Assert.Single(found),
            StringComparison.Ordinal);
    }

    private static Task<string[]> InAsync(string body) => AnalyzerRun.OfAsync(Around(body), Server);

    private static string Around(string body) =>
        "using System.Collections.Generic; using Xnat.Typed.Model;\nclass Use {\n void Run(SubjectData subject, MrScanData scan) {\n"
        + body
        + "\n }\n}";

    private static string LocationIn(string found) => string.Join(' ', found.Split(' ')[2..4]);
}
