using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Xnat.Typed.Rest.Generator.Tests.Generation;

public sealed class CachingTests
{
    private const string First = """
        namespace Sample;
        public interface IFirst
        {
            [Get("/a/{id}")] Task<HttpResponseMessage> GetAsync(string id, CancellationToken cancellationToken = default);
        }
        """;

    private const string Second = """
        namespace Sample;
        public interface ISecond
        {
            [Put("/b")] Task<HttpResponseMessage> PutAsync([Body] Stream body);
        }
        """;

    private const string Wrong = """
        namespace Sample;
        public interface IWrong
        {
            [Get("b")] Task GetAsync();
        }
        """;

    [Fact]
    public void SameInputRunsNothingAgain() => Compile.Run(Compile.Of(First, Second));

    [Fact]
    public void CommentAboveTheInterfaceReemitsNothing()
    {
        var reasons = OutputsAfter([First, Second], 1, text => "// why\n" + text);

        Assert.All(reasons, static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void UnrelatedEditReemitsNothing()
    {
        var reasons = OutputsAfter([First, "class Other { }"], 2, static text => text.Replace("{ }", "{ void Method() { } }", StringComparison.Ordinal));

        Assert.All(reasons, static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void ChangedMethodReemitsItsInterfaceOnly()
    {
        var reasons = OutputsAfter([First, Second], 1, static text => text.Replace("/a/", "/c/", StringComparison.Ordinal));

        Assert.Equal(new HashSet<IncrementalStepRunReason> { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified }, [.. reasons]);
        Assert.Equal(2, reasons.Count);
    }

    [Fact]
    public void MovedProblemReemitsNothingAndIsReportedWhereItNowIs()
    {
        var compilation = Compile.Of(First, Wrong);
        var driver = Compile.Driver().RunGenerators(compilation);
        var edited = Edit(compilation, 2, static text => "\n\n" + text);

        var result = driver.RunGenerators(edited).GetRunResult();

        Assert.Equal(5, Assert.Single(result.Diagnostics).Location.GetLineSpan().StartLinePosition.Line);
        Assert.Contains(result.Results[0].TrackedSteps[Steps.Model].SelectMany(static step => step.Outputs), static output => output.Reason == IncrementalStepRunReason.Cached);
    }

    private static List<IncrementalStepRunReason> OutputsAfter(string[] sources, int file, Func<string, string> edit)
    {
        var compilation = Compile.Of(sources);
        var driver = Compile.Driver().RunGenerators(compilation);

        var result = driver.RunGenerators(Edit(compilation, file, edit)).GetRunResult().Results[0];

        return [.. result.TrackedOutputSteps.SelectMany(static step => step.Value).SelectMany(static step => step.Outputs).Select(static output => output.Reason)];
    }

    private static CSharpCompilation Edit(CSharpCompilation compilation, int file, Func<string, string> edit)
    {
        var tree = compilation.SyntaxTrees[file];
        return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(edit(tree.ToString()), Compile.Options, tree.FilePath));
    }
}
