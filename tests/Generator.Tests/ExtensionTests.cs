using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xnat.Typed.Generator.Pipeline;
using Xnat.Typed.Generator.Tests.Pipeline;

namespace Xnat.Typed.Generator.Tests;

/// <summary>Fields that a server's schemas have and the provided classes lack.</summary>
public class ExtensionTests
{
    [Fact]
    public void OnlyWhatTheClassLacksIsAdded()
    {
        var run = GeneratorRun.Of(isCore: false, ServerSchema.Subject);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics());
        Assert.Equal(
            [
                "LabTypeRegistry.g.cs",
                "xnat/MrScanDataParametersExtensions.g.cs",
                "xnat/StrainName.g.cs",
                "xnat/SubjectDataAddIdExtensions.g.cs",
                "xnat/SubjectDataExtensions.g.cs"
            ],
            run.Files.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(" Group ", run.Files["xnat/SubjectDataExtensions.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public Task AddedCodeLooksLikeThis() => Snapshot.Match(
        GeneratorRun.Of(isCore: false, ServerSchema.Xnat("""
            <xs:complexType name="subjectData"><xs:sequence>
              <xs:element name="species" type="xs:string"><xs:annotation>
              <xs:documentation>Kind of animal. Latin names only.</xs:documentation></xs:annotation></xs:element>
              <xs:element name="housing"><xs:complexType><xs:sequence>
              <xs:element name="cage" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
            </xs:sequence></xs:complexType>
            """)).Files["xnat/SubjectDataExtensions.g.cs"], "cs");

    [Fact]
    public void ValuesAreUsedLikePropertiesOfTheClass()
    {
        var text = GeneratedProgram.Run(GeneratorRun.Of(isCore: false, ServerSchema.Subject), """
            var subject = new SubjectData { Group = "control", Species = "Mus", Arrived = new(2024, 2, 29),
                Coat = SubjectDataFields.CoatValue.Black, Strain = StrainName.C57 };
            subject.Species += " musculus";
            subject.Keeper = new InvestigatorData { Title = "Dr" };
            subject.Keeper!.Title += ".";
            SubjectData? none = null;
            return string.Join('|', subject.Species, subject.Arrived, subject.Coat, subject.Strain, subject.Keeper?.Title,
                none?.Species is null, subject is { Species: "Mus musculus" }, subject.Raw.HasChanges);
            """);

        Assert.Equal("Mus musculus|02/29/2024|black|C57|Dr.|True|True|True", text);
    }

    [Fact]
    public void ListsRowsAndGroupsAreReached()
    {
        var text = GeneratedProgram.Run(GeneratorRun.Of(isCore: false, ServerSchema.SubjectWithRows("mass")), """
            var subject = new SubjectData();
            subject.Litters.Add(7);
            subject.Carers.Add(new InvestigatorData { Title = "Prof" });
            subject.Weighings.Add(new SubjectDataFields.MassElement { Grams = 21.5 });
            subject.Housing.Cage = "C7";
            subject.Housing.Light = SubjectDataFields.HousingElement.LightValue.Day;
            subject.AddId.Add(new SubjectData.AddIdElement { Name = "chip", Issuer = "vet" });
            var scan = new MrScanData();
            scan.Parameters.Tr = 2.5;
            scan.Parameters.Shim = 3;
            scan.Parameters.CoilSet.Vendor = "ours";
            return string.Join('|', subject.Litters[0], subject.Carers[0].Title, subject.Weighings[0].Grams,
                subject.Get(SubjectDataFields.Housing.Cage), subject.Housing.Light, subject.AddId[0].Issuer,
                scan.Get(MrScanData.Schema.Parameters.Shim), scan.Get(MrScanDataParametersFields.CoilSet.Vendor), scan.Parameters.Tr);
            """);

        Assert.Equal("7|Prof|21.5|C7|day|vet|3|ours|2.5", text);
    }

    [Fact]
    public void RowsFromTheServerAreMadeByTheirDataType()
    {
        var text = GeneratedProgram.Run(GeneratorRun.Of(isCore: false, ServerSchema.SubjectWithRows("load")), """
            var model = LabTypeRegistry.Instance;
            return XnatTypeRegistries.Create("xnat:subjectData_load") is SubjectDataFields.LoadElement ? "made" : "unknown";
            """);

        Assert.Equal("made", text);
    }

    [Fact]
    public void DescriptorsLookNative()
    {
        var text = GeneratedProgram.Run(GeneratorRun.Of(isCore: false, ServerSchema.Subject), """
            XnatField<string?> species = SubjectData.Schema.Species;
            XnatReference<InvestigatorData> keeper = SubjectData.Schema.Keeper;
            return $"{species} {keeper} {MrScanData.Schema.Parameters.Shim} {SubjectData.AddIdElement.Schema.Issuer}";
            """);

        Assert.Equal(
            "xnat:subjectData/species xnat:subjectData/keeper xnat:mrScanData/parameters/shim xnat:subjectData_addID/issuer", text);
    }

    [Fact]
    public void FieldOfABaseIsReachedThroughDerivedTypes()
    {
        var schema = ServerSchema.Xnat("""
            <xs:complexType name="experimentData"><xs:sequence><xs:element name="wave" type="xs:int"/></xs:sequence></xs:complexType>
            """);

        var text = GeneratedProgram.Run(GeneratorRun.Of(isCore: false, schema), """
            var session = new MrSessionData { Wave = 2 };
            return $"{session.Wave} {MrSessionData.Schema.Wave}";
            """);

        Assert.Equal("2 xnat:experimentData/wave", text);
    }

    [Fact]
    public void BaseThatTheClassDoesNotHaveGivesItsFields()
    {
        var schema = ServerSchema.Xnat("""
            <xs:complexType name="housedData"><xs:sequence><xs:element name="cage" type="xs:string"/></xs:sequence></xs:complexType>
            <xs:complexType name="subjectData"><xs:complexContent>
            <xs:extension base="xnat:housedData"/></xs:complexContent></xs:complexType>
            """);

        var text = GeneratedProgram.Run(
            GeneratorRun.Of(isCore: false, schema), """return new SubjectData { Cage = "C7" }.Cage + SubjectData.Schema.Cage;""");

        Assert.Equal("C7xnat:subjectData/cage", text);
    }

    [Theory]
    [InlineData("""<xs:element name="label" type="xs:int"/>""")]
    [InlineData("""
        <xs:element name="fields"><xs:complexType><xs:sequence>
        <xs:element name="field" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
        """)]
    [InlineData("""<xs:element name="addID" type="xs:string"/>""")]
    [InlineData("""<xs:element name="experiments" type="xs:string"/>""")]
    public void FieldOfAnotherTypeOrCardinalityCountsAsPresent(string element)
    {
        var run = GeneratorRun.Of(
            isCore: false,
            ServerSchema.Xnat($"""
                <xs:complexType name="subjectData"><xs:sequence>{element}</xs:sequence>
                <xs:attribute name="label" type="xs:string"/></xs:complexType>
                """));

        Assert.Empty(run.Files);
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void FieldBelowAValueOfTheClassIsReportedAtItsType()
    {
        var run = GeneratorRun.Of(isCore: false, ServerSchema.Xnat(
            """
                <xs:complexType name="subjectData"><xs:sequence><xs:element name="group"><xs:complexType>
                <xs:attribute name="arm" type="xs:string"/></xs:complexType></xs:element></xs:sequence></xs:complexType>
                """));

        Assert.Empty(run.Files);
        Assert.StartsWith(
            "xnat.xsd(2): "
            + "'xnat:subjectData/group/arm' is in the schema and not in the class 'Xnat.Typed.Model.SubjectData', and cannot become a "
            + "property of it: that class has no group at 'group'; ",
            Assert.Single(run.Diagnostics, diagnostic => diagnostic.Id == "XNT0205").GetMessage(), StringComparison.Ordinal);
    }

    /// <summary>
    /// The compiler of the .NET 10 SDK refuses an extension member with the name of the class
    /// that it extends (CS9326); the one of these tests does not yet.
    /// </summary>
    [Fact]
    public void FieldNamedLikeTheClassOrGroupThatItExtendsGetsTheSuffix()
    {
        var run = GeneratorRun.Of(isCore: false, ServerSchema.Xnat("""
            <xs:complexType name="subjectData"><xs:sequence><xs:element name="SubjectData" type="xs:string"/></xs:sequence></xs:complexType>
            <xs:complexType name="mrScanData"><xs:sequence><xs:element name="parameters"><xs:complexType>
            <xs:attribute name="parameters" type="xs:string"/>
            <xs:attribute name="parametersElement" type="xs:string"/></xs:complexType></xs:element></xs:sequence></xs:complexType>
            """));

        Assert.Empty(run.CompilerDiagnostics());
        Assert.Contains("public string? SubjectDataValue ", run.Files["xnat/SubjectDataExtensions.g.cs"], StringComparison.Ordinal);
        Assert.Contains("public string? ParametersValue ", run.Files["xnat/MrScanDataParametersExtensions.g.cs"], StringComparison.Ordinal);
        Assert.Contains(
            "public string? ParametersElementValue ", run.Files["xnat/MrScanDataParametersExtensions.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void FieldWhoseNameIsTakenIsReportedAtItsType()
    {
        var run = GeneratorRun.Of(isCore: false, ServerSchema.Xnat(
            """ <xs:complexType name="subjectData"><xs:attribute name="Group" type="xs:string"/></xs:complexType>"""));

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(("XNT0205", DiagnosticSeverity.Info), (diagnostic.Id, diagnostic.Severity));
        Assert.Equal(
            "xnat.xsd(2): "
            + "'xnat:subjectData/Group' is in the schema and not in the class 'Xnat.Typed.Model.SubjectData', and cannot become a property "
            + "of it: that class has another member called 'Group'; "
            + "it is reachable by a descriptor, Get(new XnatField<string?>(type, path)), and as raw data", diagnostic.GetMessage());
        var place = diagnostic.Location.GetLineSpan();
        Assert.Equal(("xnat.xsd", 1, 2), (place.Path, place.StartLinePosition.Line, place.StartLinePosition.Character));
        Assert.Empty(run.Files);
    }

    [Fact]
    public void BelowCSharp14ThereAreDescriptorsOnly()
    {
        var run = GeneratorRun.Of(LanguageVersion.CSharp13, [], ServerSchema.Subject);

        Assert.Empty(run.CompilerDiagnostics());
        Assert.DoesNotContain("extension(", string.Concat(run.Files.Values), StringComparison.Ordinal);
        var text = GeneratedProgram.Run(run, """
            var subject = new SubjectData();
            subject.Set(SubjectDataFields.Species, "Mus");
            subject.Set(SubjectDataFields.Housing.Cage, "C7");
            subject.Get(SubjectDataFields.Litters).Add(3);
            var (species, cage) = (subject.Get(SubjectDataFields.Species), subject.Get(SubjectDataFields.Housing.Cage));
            return $"{species} {cage} {subject.Get(SubjectDataFields.Litters)[0]}";
            """);
        Assert.Equal("Mus C7 3", text);
    }

    [Fact]
    public void WhatALibraryAddsIsNotAddedAgainByItsUser()
    {
        var library = MetadataReference.CreateFromImage(GeneratedProgram.Emit(
            GeneratorRun.Of(isCore: false, ServerSchema.Subject), "return \"\";"));

        var run = GeneratorRun.Of(LanguageVersion.Preview, [library], ServerSchema.Subject);

        Assert.DoesNotContain(run.Files.Keys, file => file.Contains("Extensions", StringComparison.Ordinal));
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void CommentAndUnrelatedCSharpReemitNothing()
    {
        var commented = ServerSchema.Xnat("<!-- moved -->\n"
            + ServerSchema.Subject.GetText().ToString().Split('\n', 2)[1].Replace("</xs:schema>", "", StringComparison.Ordinal));

        var edited = GeneratorRun.Of(isCore: false, ServerSchema.Subject).WithSource("namespace Lab; internal class Other;");
        var moved = edited.WithSchema(ServerSchema.Subject, commented);

        Assert.Equal([IncrementalStepRunReason.Cached], edited.EmitReasons().Keys);
        Assert.Equal([IncrementalStepRunReason.Cached], moved.Reasons(Steps.Files).Keys);
    }
}
