using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xnat.Typed.Generator.Analysis;
using Xnat.Typed.Generator.Tests.Pipeline;

namespace Xnat.Typed.Generator.Tests;

/// <summary>Custom variables and forms of XnatFields items as properties.</summary>
public class TypedVariablesTests
{
    private static readonly TestFile Declared = Fields("""
        { "format": 1, "server": "https://xnat.example.org/", "project": "brainimages", "dataTypes": [
          { "dataType": "xnat:mrSessionData", "groups": [ { "id": "default", "variables": [
            { "name": "brain_volume", "kind": "float", "required": true },
            { "name": "diagnosis", "kind": "string", "values": ["control", "patient", "-1"] },
            { "name": "lesions", "kind": "integer" },
            { "name": "notes", "kind": "string" },
            { "name": "reviewed", "kind": "boolean" },
            { "name": "seen", "kind": "date" } ] } ] },
          { "dataType": "xnat:subjectData", "forms": [ { "id": "5c5b1ac0", "title": "Visit", "fields": [
            { "name": "exam.code", "label": "Code", "kind": "string", "component": "textfield", "pattern": "[A-Z]{2}" },
            { "name": "at", "kind": "moment" }, { "name": "on", "kind": "day" }, { "name": "hour", "kind": "time" },
            { "name": "hand", "kind": "choice", "values": ["l", "r"] },
            { "name": "grades", "kind": "choice", "multiple": true, "values": ["1", "2"] },
            { "name": "parts", "kind": "choices", "values": ["mri", "eeg"] },
            { "name": "fasting", "kind": "boolean" }, { "name": "sign", "kind": "other", "component": "signature" },
            { "name": "score", "kind": "float", "component": "number", "required": true, "min": 0, "max": 10.5, "maxLength": 4 } ] } ] } ] }
        """);

    [Fact]
    public void EachKindIsReadAndSetByItsType()
    {
        var shown = GeneratedProgram.Run(GeneratorRun.Of(isCore: false, Declared), """
            var culture = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.DateTimeFormat.DateSeparator = "!";
            System.Globalization.CultureInfo.CurrentCulture = culture;
            var session = new MrSessionData();
            session.Variables.BrainVolume = 42.5;
            session.Variables.Lesions = 5_000_000_000;
            session.Variables.Notes = "a, b";
            session.Variables.Reviewed = true;
            session.Variables.Seen = new DateOnly(2024, 5, 17);
            session.Variables.Diagnosis = MrSessionVariables.DiagnosisValue.Control;
            session.Variables.Notes = null;
            double? volume = session.Variables.BrainVolume;
            bool isControl = session.Variables.Diagnosis == MrSessionVariables.DiagnosisValue.Control;
            var texts = string.Join(" ", System.Linq.Enumerable.Select(session.Fields, field => field.Name + "=" + field.Value));
            return $"{texts} {volume} {session.Variables.Seen:yyyy-MM-dd} {isControl} {session.Variables.Notes is null}";
            """);

        Assert.Equal(
            "brain_volume=42.5 lesions=5000000000 reviewed=true seen=2024-05-17 diagnosis=control 42,5 2024-05-17 True True", shown);
    }

    [Fact]
    public void GeneratedCodeCompilesWithItsDocumentation()
    {
        var run = GeneratorRun.Of(isCore: false, Declared);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics());
        Assert.Contains(
            "/// <summary>Custom variable <c>brain_volume</c>, float; the web pages demand a value.</summary>",
            run.Files["fields/MrSessionVariables.g.cs"],
            StringComparison.Ordinal);
        Assert.Contains(
            "/// <remarks>Allowed: <c>control</c>, <c>patient</c>, <c>-1</c>.</remarks>",
            run.Files["fields/MrSessionVariables.g.cs"],
            StringComparison.Ordinal);
    }

    [Fact]
    public void DerivedTypesHaveTheirOwn()
    {
        var run = GeneratorRun.Of(
            isCore: false,
            new TestFile("lab.xsd", """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xnat="http://nrg.wustl.edu/xnat" xmlns:lab="urn:lab"
                  targetNamespace="urn:lab"><xs:complexType name="labSessionData"><xs:complexContent>
                  <xs:extension base="xnat:mrSessionData"/></xs:complexContent></xs:complexType></xs:schema>
                """),
            Fields("""
                { "format": 1, "project": "p", "dataTypes": [
                  { "dataType": "lab:labSessionData", "groups": [ { "id": "g", "variables": [ { "name": "a", "kind": "float" } ] } ] },
                  { "dataType": "xnat:mrSessionData", "groups": [ { "id": "g", "variables": [ { "name": "b", "kind": "float" } ] } ] },
                  { "dataType": "xnat:subjectVariablesData",
                    "groups": [ { "id": "g", "variables": [ { "name": "c", "kind": "float" } ] } ] } ] }
                """));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics());
        Assert.Equal("123", GeneratedProgram.Run(run, """
            var (lab, mr, other) = (new LabSessionData(), new MrSessionData(), new SubjectVariablesData());
            lab.Variables.A = 1;
            mr.Variables.B = 2;
            other.CustomVariables.C = 3;
            return lab.Fields[0].Value! + mr.Fields[0].Value! + other.Fields[0].Value!;
            """));
    }

    [Fact]
    public void WithoutExtensionPropertiesThereIsAMethod()
    {
        var run = GeneratorRun.Of(LanguageVersion.CSharp13, [], Declared);

        Assert.Empty(run.CompilerDiagnostics());
        Assert.Equal("1", GeneratedProgram.Run(
            run, "var session = new MrSessionData(); session.Variables().Lesions = 1; return session.Fields[0].Value!;"));
    }

    [Fact]
    public void HostileNamesAndTextsStayTexts()
    {
        const string Hostile = "\\u000a}}\\u2028*/ \\\"</summary><c>&amp; ";
        string[] names =
        [
            "brain volume", "Gr\u00f6\u00dfe", "1st", "class", "brain_volume", "Get", "GetText", "ToString", "SubjectVariables", "---",
            "BrainVolume", Hostile, "AValue", "a",
        ];
        var variables = names.Select(name => $$"""{ "name": "{{name}}", "kind": "string", "values": ["", "{{Hostile}}", "Text", "x"] }""");
        var run = GeneratorRun.Of(isCore: false, Fields($$"""
            { "format": 1, "project": "{{Hostile}}", "dataTypes": [ { "dataType": "xnat:subjectData",
              "groups": [ { "id": "g", "variables": [ {{string.Join(", ", variables)}} ] } ],
              "forms": [ { "id": "{{Hostile}}", "title": "{{Hostile}}", "fields": [
                { "name": "{{Hostile}}", "label": "{{Hostile}}", "kind": "choice", "values": ["{{Hostile}}"], "pattern": "{{Hostile}}" },
                { "name": "answers", "kind": "boolean" }, { "name": "definition", "kind": "moment" } ] },
                { "id": "2", "title": "", "fields": [] }, { "id": "3", "title": "", "fields": [] } ] } ] }
            """));

        Assert.Empty(run.CompilerDiagnostics());
        Assert.All(run.Diagnostics, static diagnostic => Assert.Contains(diagnostic.Id, (string[])["XNT0208", "XNT0206", "XNT0202"]));
        Assert.Equal("x", GeneratedProgram.Run(run, """
            var subject = new SubjectData();
            subject.Variables.Class = new("x");
            subject.Variables.Größe = new("y");
            subject.Variables.Item1st = new("z");
            return subject.Variables.Class.ToString()!;
            """));
    }

    [Theory]
    [InlineData("", 1, 1, "it is no JSON: it ends before its value")]
    [InlineData("{ \"format\": 1,\n  \"project\" }", 2, 13, "it is no JSON: a colon is missing")]
    [InlineData("<html></html>", 1, 1, "it is no JSON: no value of JSON begins so")]
    [InlineData("{ \"format\": 1. }", 1, 13, "it is no JSON: no value of JSON begins so")]
    [InlineData("{ \"format\": 01 }", 1, 13, "it is no JSON: no value of JSON begins so")]
    [InlineData("{ \"format\": 1, \"project\": \"\\ud800\" }", 1, 34, "it is no JSON: a text holds half of a surrogate pair")]
    [InlineData("[]", 1, 1, "an object should stand here")]
    [InlineData("{ \"format\": 2 }", 1, 13, "'format' is not 1: no version of this library wrote the file, or a newer one did")]
    [InlineData("{ \"format\": 1,\n \"dataTipes\": [] }", 2, 15, "'dataTipes' is no word of the format")]
    [InlineData("{ \"format\": 1, \"format\": 1 }", 1, 24, "it is no JSON: a name stands twice in one object")]
    [InlineData("{ \"format\": 1, \"dataTypes\": [ {} ] }", 1, 31, "'dataType' is missing or empty")]
    public void DamagedFileIsReportedAtItsPlace(string text, int line, int column, string found)
    {
        var run = GeneratorRun.Of(isCore: false, new TestFile("model/xnat-fields.json", text));

        var diagnostic = run.Diagnostics[0];
        var place = diagnostic.Location.GetLineSpan();
        Assert.Equal(("XNT0014", DiagnosticSeverity.Error, "model/xnat-fields.json"), (diagnostic.Id, diagnostic.Severity, place.Path));
        Assert.Equal((line, column), (place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1));
        Assert.Equal(
            $"xnat-fields.json({line}): "
            + $"In this file of custom variables and forms {found}; what is concerned was left out. Write the file again with xnat-typed "
            + "fields pull.",
            diagnostic.GetMessage());
    }

    [Fact]
    public void DamagedVariableDoesNotStopTheOthers()
    {
        var run = GeneratorRun.Of(isCore: false, Fields("""
            { "format": 1, "project": "p", "dataTypes": [ { "dataType": "xnat:subjectData", "groups": [ { "id": "g", "variables": [
              { "name": "a", "kind": "flaot" }, { "name": "b", "kind": "float" }, { "name": "b", "kind": "string" } ] } ] } ] }
            """));

        Assert.Equal(
            [
                "'flaot' is no kind; there are string, integer, float, boolean, date",
                "'b' stands in it twice, and the first one counts",
            ],
            run.Diagnostics.Select(static diagnostic => diagnostic.GetMessage().Split(" forms ")[1].Split(';', 2) switch
            {
                [var first, var rest] when first.EndsWith("no kind", StringComparison.Ordinal) => $"{first};{rest.Split(';')[0]}",
                var parts => parts[0],
            }));
        Assert.Equal("2", GeneratedProgram.Run(
            run, "var s = new SubjectData(); s.Variables.B = 2; return s.Fields[0].Value!;"));
    }

    [Fact]
    public void DataTypesWithoutAClassOrWithoutVariablesAreNamed()
    {
        var run = GeneratorRun.Of(isCore: false, Fields("""
            { "format": 1, "project": "p", "dataTypes": [
              { "dataType": "xnat:mrSesionData", "groups": [ { "id": "g", "variables": [ { "name": "a", "kind": "float" } ] } ] },
              { "dataType": "xnat:mrScanData", "groups": [ { "id": "g", "variables": [ { "name": "a", "kind": "float" } ] } ] } ] }
            """));

        Assert.Equal(
            [
                "xnat-fields.json(3): "
                + "The file declares variables or forms of 'xnat:mrScanData', of which XNAT keeps no custom variables; nothing is "
                + "generated for them. Remove them from the file.",
                "xnat-fields.json(2): "
                + "The file declares variables or forms of 'xnat:mrSesionData', which no reference has a class for and no given schema "
                + "declares; nothing is generated for them. Add its schema to the XnatSchema items; or is it 'xnat:mrSessionData'?",
            ],
            run.Diagnostics.Select(static diagnostic => diagnostic.GetMessage()));
    }

    [Fact]
    public void ProjectsAreJoined()
    {
        var run = GeneratorRun.Of(
            isCore: false,
            Of("a", """{ "name": "x", "kind": "string", "values": ["1"] }, { "name": "y", "kind": "float" }"""),
            Of("b", """{ "name": "x", "kind": "string", "values": ["2"] }, { "name": "y", "kind": "string" }"""));

        Assert.Equal(
            "b.fields.json(2): "
            + "xnat:subjectData: the custom variable 'y' is declared as float in 'a.fields.json' and as string here, so its property is a "
            + "text. Declare it alike in both projects, or give their files to different assemblies.",
            Assert.Single(run.Diagnostics).GetMessage());
        Assert.Equal("12z", GeneratedProgram.Run(run, """
            var s = new SubjectData();
            s.Variables.Y = "z";
            return $"{SubjectVariables.XValue.Value1}{SubjectVariables.XValue.Value2}{s.Variables.Y}";
            """));

        static TestFile Of(string project, string variables) => new($"{project}.fields.json", $$"""
            { "format": 1, "project": "{{project}}", "dataTypes": [ { "dataType": "xnat:subjectData",
              "groups": [ { "id": "g", "variables": [ {{variables}} ] } ] } ] }
            """);
    }

    [Theory]
    [InlineData("session.Variables.BranVolume = 42.0;", "XNT0404 'BranVolume'", ". Did you mean 'BrainVolume'?")]
    [InlineData("var x = session?.Variables.Lesion;", "XNT0404 'Lesion'", ". Did you mean 'Lesions'?")]
    [InlineData("var x = session.Variables.Weight;", "XNT0404 'Weight'", "MrSessionVariables. If")]
    [InlineData("session.Variables.Diagnosis = new(\"contrl\");", "XNT0405 '\"contrl\"'", ". Did you mean 'control'?")]
    [InlineData("var x = new MrSessionVariables.DiagnosisValue(\"healthy\");", "XNT0405 '\"healthy\"'", "DiagnosisValue. If")]
    public async Task MistakesAreReportedWithWhatWasMeant(string code, string expected, string words)
    {
        var found = Assert.Single(await AnalyzeAsync(code), static diagnostic => diagnostic.Id.StartsWith("XNT", StringComparison.Ordinal));

        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
        var text = found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan);
        Assert.Equal(expected, $"{found.Id} '{text}'");
        Assert.Contains(words, found.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("session.Variables.BrainVolume = \"big\";", "CS0029")]
    [InlineData("session.Variables.Seen = 3;", "CS0029")]
    [InlineData("session.Variables.Diagnosis = \"control\";", "CS0029")]
    public async Task WrongTypesDoNotCompile(string code, string expected) =>
        Assert.Equal([expected], (await AnalyzeAsync(code)).Select(static diagnostic => diagnostic.Id));

    [Theory]
    [InlineData("session.Variables.Diagnosis = new(\"patient\");")]
    [InlineData("session.Variables.Diagnosis = new(System.Console.ReadLine()!);")]
    [InlineData("session.Variables.Diagnosis = MrSessionVariables.DiagnosisValue.Minus1;")]
    [InlineData("session.Nothing = 1;")]
    public async Task WhatIsRightIsNotReported(string code) =>
        Assert.DoesNotContain(await AnalyzeAsync(code), static diagnostic => diagnostic.Id.StartsWith("XNT", StringComparison.Ordinal));

    private static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(string code)
    {
        var run = GeneratorRun.Of(isCore: false, Declared);
        var tree = CSharpSyntaxTree.ParseText(
            $"#nullable enable\nusing Lab.Models; using Xnat.Typed.Model;\nclass Use {{ void M(MrSessionData session) {{ {code} }} }}",
            (CSharpParseOptions)run.Input.SyntaxTrees[0].Options,
            "Use.cs");
        var compilation = run.Output.AddSyntaxTrees(tree);
        var found = await Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzerExtensions
            .WithAnalyzers(compilation, [new VariableAnalyzer()]).GetAllDiagnosticsAsync();
        return [.. found.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
    }

    private static TestFile Fields(string text) => new("xnat-fields.json", text);
}
