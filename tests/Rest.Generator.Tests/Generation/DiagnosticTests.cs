using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xnat.Typed.Rest.Generator.Problems;

namespace Xnat.Typed.Rest.Generator.Tests.Generation;

public sealed class DiagnosticTests
{
    /// <summary>The member, and behind an arrow the code, column and message of what is reported. Members stand on line 5, indented by four.</summary>
    public static TheoryData<string, string, string> Members => new()
    {
        { "Task GetAsync();", "XNR001 @10", "'GetAsync' cannot be sent: it has no route; give the method one attribute like [Get(\"/route\")]" },
        { "[Get(\"/a\")] [Put(\"/a\")] Task BothAsync();", "XNR001 @34", "'BothAsync' cannot be sent: it has more than one route; give the method one attribute like [Get(\"/route\")]" },
        { "[Get(null!)] Task GetAsync();", "XNR001 @10", "'GetAsync' cannot be sent: its route is not a constant text; give the method one attribute like [Get(\"/route\")]" },
        { "string Name { get; }", "XNR001 @12", "'Name' cannot be sent: it is not a method; give the method one attribute like [Get(\"/route\")]" },
        { "static abstract void Make();", "XNR001 @26", "'Make' cannot be sent: it is static; give the method one attribute like [Get(\"/route\")]" },
        { "[Get(\"a/b\")] Task GetAsync();", "XNR002 @10", "Route \"a/b\" does not start with '/'; write \"/a/b\"" },
        { "[Get(\"/a/{id}\")] Task GetAsync(string name);", "XNR003 @10", "Route \"/a/{id}\" has a placeholder '{id}' that no parameter has; add the parameter, or give one [AliasAs]" },
        { "[Get(\"/a/{text.Nope}\")] Task GetAsync(string text);", "XNR003 @10", "Route \"/a/{text.Nope}\" has a placeholder '{text.Nope}' that no parameter has; add the parameter, or give one [AliasAs]" },
        { "[Get(\"/a/{id\")] Task GetAsync(string id);", "XNR003 @10", "Route \"/a/{id\" has a placeholder '{id' that has a brace without its partner; write {name}" },
        { "[Get(\"/a/id}\")] Task GetAsync(string id);", "XNR003 @10", "Route \"/a/id}\" has a placeholder '}' that has a brace without its partner; write {name}" },
        { "[Get(\"/a/{**id}\")] Task GetAsync(int id);", "XNR003 @10", "Route \"/a/{**id}\" has a placeholder '{**id}' that must be a string" },
        {
            "[Post(\"/a\")] Task PostAsync([Body] string one, [Body] string two);", "XNR004 @66",
            "'PostAsync' has more than one body: 'one' and 'two'; mark one of them [Body] and the others [Query] or [Header]"
        },
        {
            "[Post(\"/a\")] Task PostAsync(Uri one, IDictionary<string, string> two);", "XNR004 @70",
            "'PostAsync' has more than one body: 'one' and 'two'; mark one of them [Body] and the others [Query] or [Header]"
        },
        {
            "[Multipart, Post(\"/a\")] Task PostAsync([Body] Stream one);", "XNR004 @58",
            "'PostAsync' has more than one body: its parts and 'one'; mark one of them [Body] and the others [Query] or [Header]"
        },
        {
            "[Get(\"/a\")] string Get();", "XNR005 @24",
            "'Get' returns string; use Task, Task<HttpResponseMessage>, Task<string>, Task<Stream>, Task<HttpContent>, or Task<T> with a T that is read as JSON"
        },
        {
            "[Get(\"/a\")] void Get();", "XNR005 @22",
            "'Get' returns nothing; use Task, Task<HttpResponseMessage>, Task<string>, Task<Stream>, Task<HttpContent>, or Task<T> with a T that is read as JSON"
        },
        {
            "[Get(\"/a\")] Task<FileStream> GetAsync();", "XNR005 @34",
            "'GetAsync' returns System.Threading.Tasks.Task<System.IO.FileStream>; use Task, Task<HttpResponseMessage>, Task<string>, Task<Stream>, Task<HttpContent>, or Task<T> with a T that is read as JSON"
        },
        {
            "[Get(\"/a\")] Task GetAsync(object what);", "XNR006 @38",
            "Parameter 'what' is object, which cannot be sent as a query; use a value, a list of values, IDictionary<string, string?>, or an object with such properties"
        },
        {
            "[Get(\"/a\")] Task GetAsync(IReadOnlyDictionary<string, string> map);", "XNR006 @67",
            "Parameter 'map' is System.Collections.Generic.IReadOnlyDictionary<string, string>, which cannot be sent as a query; use a value, a list of values, IDictionary<string, string?>, or an object with such properties"
        },
        { "[Get(\"/a/{id}\")] Task GetAsync(int[] id);", "XNR006 @42", "Parameter 'id' is int[], which cannot be sent as a part of the path; use a string, number, date or enumeration" },
        { "[Get(\"/a\")] Task GetAsync([Header(\"X\")] int[] x);", "XNR006 @51", "Parameter 'x' is int[], which cannot be sent as a header; use a string, number, date or enumeration" },
        {
            "[Get(\"/a\")] Task GetAsync([HeaderCollection] Dictionary<string, string> x);", "XNR006 @77",
            "Parameter 'x' is System.Collections.Generic.Dictionary<string, string>, which cannot be sent as headers; use IDictionary<string, string>"
        },
        { "[Get(\"/a\")] Task GetAsync(ref int x);", "XNR006 @39", "Parameter 'x' is int, which cannot be sent as part of a request; pass it by value" },
        {
            "[Put(\"/a\")] Task PutAsync([Body(BodySerializationMethod.UrlEncoded)] int x);", "XNR006 @78",
            "Parameter 'x' is int, which cannot be sent as a form; use IDictionary<string, string?>, or an object with values as properties"
        },
        {
            "[Multipart, Put(\"/a\")] Task PutAsync(object x);", "XNR006 @49",
            "Parameter 'x' is object, which cannot be sent as a part; use StreamPart, ByteArrayPart, FileInfoPart, Stream, byte[], FileInfo or a value, or mark it [Query]"
        },
        { "[Get(\"/a\\\\b\")] Task GetAsync();", "XNR007 @10", "Route \"/a\\b\" contains a backslash; write '/'" },
        { "[Get(\"/a\\nb\")] Task GetAsync();", "XNR007 @10", "Route \"/a\\nb\" contains a line break; remove it" },
        { "[Get(\"/a\")] Task GetAsync<T>(T x);", "XNR008 @22", "'GetAsync' cannot be implemented: it has type parameters" },
        { "[Get(\"/a\")] Task GetAsync(CancellationToken a, CancellationToken b);", "XNR009 @70", "'GetAsync' has two cancellation tokens; keep one" },
        { "[Get(\"/a\")] Task GetAsync([Authorize] string a, [Authorize] string b);", "XNR009 @72", "'GetAsync' has two credentials; keep one" },
    };

    /// <summary>The whole file, and code, line and column, and message.</summary>
    public static TheoryData<string, string, string> Files => new()
    {
        { "public interface IApi<T> { [Get(\"/a\")] Task GetAsync(); }", "XNR008 @1:18", "'IApi' cannot be implemented: 'IApi' has type parameters" },
        { "file interface IApi { [Get(\"/a\")] Task GetAsync(); }", "XNR008 @1:16", "'IApi' cannot be implemented: it is local to its file; make it internal" },
        {
            "class Outer { private interface IApi { [Get(\"/a\")] Task GetAsync(); } }", "XNR008 @1:33",
            "'IApi' cannot be implemented: 'IApi' is not visible in its namespace; make it internal"
        },
        {
            "class Outer<T> { internal interface IApi { [Get(\"/a\")] Task GetAsync(); } }", "XNR008 @1:37",
            "'IApi' cannot be implemented: 'Outer' has type parameters"
        },
        {
            "interface IBase { [Get(\"a\")] Task GetAsync(); } interface IApi : IBase { [Get(\"/b\")] Task OtherAsync(); }", "XNR002 @1:24",
            "Route \"a\" does not start with '/'; write \"/a\""
        },
        {
            "interface IApi : IDisposable { [Get(\"/a\")] Task GetAsync(); }", "XNR001 @1:11",
            "'Dispose' cannot be sent: it has no route; give the method one attribute like [Get(\"/route\")]"
        },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public void MemberIsReported(string member, string code, string message)
    {
        var source = $$"""
            namespace Sample;

            public interface IApi
            {
                {{member}}
                [Get("/ok")] Task OkAsync();
            }
            """;

        var diagnostic = Assert.Single(Report(source));

        Assert.Equal((code, message), ($"{diagnostic.Id} @{Column(diagnostic)}", diagnostic.GetMessage(null)));
        Assert.Equal(5, diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1);
        Assert.Equal("File1.cs", diagnostic.Location.GetLineSpan().Path);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void InterfaceIsReported(string source, string code, string message)
    {
        var diagnostic = Assert.Single(Report(source));

        var line = diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1;
        Assert.Equal((code, message), ($"{diagnostic.Id} @{line}:{Column(diagnostic)}", diagnostic.GetMessage(null)));
    }

    [Fact]
    public void OldLanguageIsReported()
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp11);
        var compilation = Compile.Of(options, "interface IApi { [Get(\"/a\")] Task GetAsync(); }");

        var diagnostic = Assert.Single(Compile.Driver(options).RunGenerators(compilation).GetRunResult().Diagnostics);

        Assert.Equal("XNR010", diagnostic.Id);
        Assert.Equal("'IApi' needs C# 12 or later for its implementation; set LangVersion to 12 or later", diagnostic.GetMessage(null));
    }

    [Fact]
    public void InterfaceWithAProblemGetsNoImplementation()
    {
        var compilation = Compile.Of("interface IApi { [Get(\"a\")] Task GetAsync(); }", "interface IOther { [Get(\"/a\")] Task GetAsync(); }");

        var result = Compile.Driver().RunGenerators(compilation).GetRunResult();

        Assert.Equal("IOther.g.cs", Assert.Single(result.Results[0].GeneratedSources).HintName);
    }

    [Fact]
    public void EachCodeHasAPageAndIsInTheReleaseNotes()
    {
        var project = Path.Combine(SharedFiles.RepositoryRoot(), "generator", "Xnat.Typed.Rest.Generator");
        var notes = File.ReadAllText(Path.Combine(project, "AnalyzerReleases.Unshipped.md")) + File.ReadAllText(Path.Combine(project, "AnalyzerReleases.Shipped.md"));

        Assert.All(Catalogue.All, descriptor =>
        {
            var page = File.ReadAllText(Path.Combine(project, "Problems", descriptor.Id + ".md"));
            Assert.StartsWith($"# {descriptor.Id}: {descriptor.Title}\n", page, StringComparison.Ordinal);
            Assert.Contains(descriptor.Id, notes, StringComparison.Ordinal);
        });
    }

    private static IReadOnlyList<Diagnostic> Report(string source)
    {
        var compilation = Compile.Of(source);
        var driver = Compile.Driver().RunGenerators(compilation);
        CachedRun.Assert(driver.RunGenerators(compilation.Clone()).GetRunResult().Results[0]);
        return driver.GetRunResult().Diagnostics;
    }

    private static int Column(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().StartLinePosition.Character + 1;
}
