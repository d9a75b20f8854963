using System.Text;
using Microsoft.CodeAnalysis;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Emitting;

/// <summary>
/// The command reads a file by the encoding that it declares, a compiler as UTF-8 or in the code page of the machine: the same C# comes of
/// both, or the compiler says that letters are lost and makes no name of what is left.
/// </summary>
public sealed class EncodingAgreementTests : IDisposable
{
    private readonly TemporaryFolder schemas = new();
    private readonly TemporaryFolder output = new();

    static EncodingAgreementTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose()
    {
        schemas.Dispose();
        output.Dispose();
    }

    public static TheoryData<string, string, string> Damaged => new()
    {
        { "ISO-8859-1", "größe", "utf-8" },
        { "windows-1252", "größe", "utf-8" },
        { "windows-1251", "Жук", "utf-8" },
        { "windows-1251", "Жук", "windows-1252" },
        { "ISO-8859-2", "łódź", "windows-1252" },
        { "Shift_JIS", "日本", "utf-8" },
    };

    [Theory]
    [MemberData(nameof(Damaged))]
    public async Task LostLettersAreReportedOnTheFirstLineAndMakeNoName(string encoding, string letters, string codePage)
    {
        var file = Write(encoding, Schema(encoding, letters, "note"));

        var run = await EmitAsync(file);
        var (files, diagnostics) = CompilerRun.Run([file], "MyLab.Models", false, Encoding.GetEncoding(codePage));

        Assert.Contains(letters, await File.ReadAllTextAsync(output["lab/MeasureData.g.cs"]), StringComparison.Ordinal);
        Assert.DoesNotContain("XNT001", run.Output + run.Error, StringComparison.Ordinal);
        var problem = Assert.Single(diagnostics, diagnostic => diagnostic.Id != "XNT0105");
        Assert.Equal(("XNT0012", DiagnosticSeverity.Error), (problem.Id, problem.Severity));
        Assert.Equal(0, problem.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Contains("UTF-8", problem.GetMessage(), StringComparison.Ordinal);
        var measure = files["lab/MeasureData.g.cs"];
        Assert.Contains("\"plain\"", measure, StringComparison.Ordinal);
        Assert.DoesNotContain("lab:measureData\", \"gr", measure, StringComparison.Ordinal);
        Assert.All(measure.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)), line =>
            Assert.DoesNotContain(line, letter => letter > '\x7F'));
    }

    [Theory]
    [InlineData("ISO-8859-1", "plain", "utf-8")]
    [InlineData("US-ASCII", "plain", "utf-8")]
    [InlineData("windows-1251", "plain", "windows-1252")]
    [InlineData("UTF-8", "größe", "utf-8")]
    [InlineData("utf-16", "größe", "utf-8")]
    [InlineData("utf-16BE", "größe", "utf-8")]
    [InlineData("ISO-8859-1", "größe", "windows-1252")]
    [InlineData("windows-1251", "Жук", "windows-1251")]
    public async Task WhatIsNotDamagedGivesTheSameFilesWithoutComplaint(string encoding, string letters, string codePage)
    {
        var file = Write(encoding, Schema(encoding, letters, letters));

        var run = await EmitAsync(file);
        var (files, diagnostics) = CompilerRun.Run([file], "MyLab.Models", false, Encoding.GetEncoding(codePage));

        AssertSame(files);
        Assert.DoesNotContain("XNT001", run.Output + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id.StartsWith("XNT001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Utf8UnderAnotherNameGivesTheSameFilesAndTheSameWarning()
    {
        var file = Write("utf-8", Schema("ISO-8859-1", "größe", ""));

        var run = await EmitAsync(file);
        var (files, diagnostics) = CompilerRun.Run([file], "MyLab.Models", false, Encoding.UTF8);

        AssertSame(files);
        Assert.Contains("(1,1): warning XNT0013", run.Output + run.Error, StringComparison.Ordinal);
        Assert.Contains(diagnostics, diagnostic => diagnostic.Id == "XNT0013");
    }

    [Fact]
    public void LettersOfDocumentationAloneAreAWarning()
    {
        var file = Write("ISO-8859-1", Schema("ISO-8859-1", "plain", "größe"));

        var (files, diagnostics) = CompilerRun.Run([file], "MyLab.Models", false, new UTF8Encoding(false));

        Assert.Equal("XNT0013", Assert.Single(diagnostics, diagnostic => diagnostic.Id.StartsWith("XNT001", StringComparison.Ordinal)).Id);
        Assert.Contains("lab/MeasureData.g.cs", files.Keys);
    }

    [Theory]
    [InlineData("ISO-8859-1", "utf-8")]
    [InlineData("UTF-8", "ISO-8859-1")]
    public void DamagedTargetNamespaceMakesNothing(string declared, string actual)
    {
        var content = Schema(declared, "plain", "").Replace("urn:lab", "urn:größe", StringComparison.Ordinal);
        var file = Write(actual == "utf-8" ? declared : actual, content);

        var (files, diagnostics) = CompilerRun.Run([file], "MyLab.Models", false, new UTF8Encoding(false));

        Assert.Equal("XNT0012", Assert.Single(diagnostics).Id);
        Assert.DoesNotContain(files.Keys, name => name.Contains("Measure", StringComparison.Ordinal));
    }

    [Fact]
    public void WideFileWithoutItsMarkIsReportedAsSuch()
    {
        var path = schemas["lab.xsd"];
        File.WriteAllBytes(path, Encoding.Unicode.GetBytes(Schema("UTF-16", "plain", "")));

        Assert.Equal("XNT0012", Assert.Single(CompilerRun.Run([path], "MyLab.Models", false, Encoding.UTF8).Diagnostics).Id);
    }

    private Task<ToolRun> EmitAsync(string file) =>
        ToolRun.OfAsync("schema", "emit", file, "--output", output.Path, "--namespace", "MyLab.Models");

    private string Write(string encoding, string content)
    {
        var path = schemas["lab.xsd"];
        var known = Encoding.GetEncoding(encoding);
        byte[] mark = encoding.StartsWith("utf-16", StringComparison.Ordinal) ? known.GetPreamble() : [];
        File.WriteAllBytes(path, [.. mark, .. known.GetBytes(content)]);
        return path;
    }

    private void AssertSame(Dictionary<string, string> expected)
    {
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), output.Files().Order(StringComparer.Ordinal));
        Assert.All(expected, file => Assert.Equal(file.Value, File.ReadAllText(output[file.Key])));
    }

    private static string Schema(string encoding, string name, string documentation) =>
        $"""
        <?xml version="1.0" encoding="{encoding}"?>
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:lab="urn:lab" targetNamespace="urn:lab">
        <xs:complexType name="measureData"><xs:annotation><xs:documentation>{documentation}</xs:documentation></xs:annotation>
        <xs:sequence><xs:element name="plain" type="xs:double"/><xs:element name="{name}2" type="xs:double"/>
        <xs:element name="kind"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="a"/>
        <xs:enumeration value="{name}3"/></xs:restriction></xs:simpleType></xs:element></xs:sequence></xs:complexType>
        </xs:schema>
        """;
}
