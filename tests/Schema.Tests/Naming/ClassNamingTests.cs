using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Tests.Naming;

public class ClassNamingTests
{
    [Fact]
    public void TypesOfTwoNamespacesWithOneNameBothGetTheirPrefix()
    {
        var code = Name(Schema("fs", "fsData"), Schema("lab", "fsData"));

        Assert.Equal(["FsFsData", "LabFsData"], code.Types.Select(type => type.Name));
        Assert.Equal(["XNT0203", "XNT0203"], code.Problems.Select(problem => problem.Code));
        Assert.Equal(
            "'fs:fsData' and 'lab:fsData' would both be called 'FsData', so both are named with their prefix, this one 'FsFsData'. To "
            + "choose another name, rename it in the schema item: Rename=\"fs:fsData=OtherName\".",
            ProblemCatalog.Format(code.Problems[0]));
    }

    [Fact]
    public void ThatDoesNotDependOnTheOrderOfFiles() =>
        Assert.Equal(Name(Schema("fs", "fsData"), Schema("lab", "fsData")), Name(Schema("lab", "fsData"), Schema("fs", "fsData")));

    [Fact]
    public void TypesOfOneNamespaceWithOneIdentifierAreAnError()
    {
        var code = TestSchema.Name("<xs:complexType name=\"blood-data\"/><xs:complexType name=\"bloodData\"/>");

        Assert.Equal("BloodData", Assert.Single(code.Types).Name);
        var problem = Assert.Single(code.Problems);
        Assert.Equal("XNT0204", problem.Code);
        Assert.Equal(2, problem.Position!.Line);
    }

    private static SchemaDocument Schema(string prefix, string type) => SchemaReader.Read(
        new SchemaInput(
            prefix + ".xsd",
            $"<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:{prefix}=\"urn:{prefix}\" "
            + $"targetNamespace=\"urn:{prefix}\"><xs:complexType name=\"{type}\"/></xs:schema>",
            ""),
        CancellationToken.None);

    private static GeneratedCode Name(params SchemaDocument[] documents) =>
        CodeNamer.Name(
            TestSchema.Bind(documents), EquatableArray<ProvidedType>.Empty, new GeneratorOptions("Lab.Models", "Lab", true),
            CancellationToken.None);
}
