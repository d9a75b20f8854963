using Xnat.Typed.Architecture.Tests.Rooms;

namespace Xnat.Typed.Architecture.Tests;

/// <summary>Which folder may use which, from the compiled assemblies.</summary>
public class RoomTests
{
    private static RoomMap Map => RoomMap.Products.Value;

    [Fact]
    public void NoFoldersUseEachOther() => Assert.Equal("", string.Join("\n", Circles.Find(Map.Arrows)));

    [Fact]
    public Task FoldersUseWhatTheMapSays() => Snapshot.Match(string.Join('\n', Map.Arrows.Select(arrow => $"{arrow.From} -> {arrow.To}")));

    [Fact]
    public void MapNamesWhatIsUsed()
    {
        var arrow = Assert.Single(
            Map.Arrows, arrow => arrow is { From: "generator/Xnat.Typed.Generator", To: "generator/Xnat.Typed.Generator/Pipeline" });

        Assert.Equal(["SchemaPipeline"], arrow.Names);
    }

    [Fact]
    public void OnlyPipelineAnalysisAndFixesKnowTheCompiler() => Assert.Equal(
        [
            "generator/Xnat.Typed.CodeFixes",
            "generator/Xnat.Typed.Generator",
            "generator/Xnat.Typed.Generator/Analysis",
            "generator/Xnat.Typed.Generator/Analysis/Rows",
            "generator/Xnat.Typed.Generator/Pipeline",
        ],
        Map.FoldersThatUse("Microsoft.CodeAnalysis"));

    /// <summary>A compiler has none: an assembly of the generator that needs them would not load.</summary>
    [Fact]
    public void OnlyFixesKnowWorkspaces() =>
        Assert.Equal(["generator/Xnat.Typed.CodeFixes"], Map.FoldersThatUse("Microsoft.CodeAnalysis.CodeFixes"));

    [Fact]
    public void OnlyTheToolKnowsTheTerminal() => Assert.DoesNotContain(
        Map.FoldersThatUse("Spectre.Console").Concat(Map.FoldersThatUse("System.CommandLine")),
        folder => !folder.StartsWith("runtime/Xnat.Typed.Tool", StringComparison.Ordinal));

    [Fact]
    public void CoreKnowsNoHost() => Assert.DoesNotContain(
        Map.FoldersThatUse("Microsoft.Extensions"),
        static folder => folder == "runtime/Xnat.Typed" || folder.StartsWith("runtime/Xnat.Typed/", StringComparison.Ordinal));

    [Fact]
    public void OnlyPersistenceKnowsTheDatabase() =>
        Assert.Equal(["runtime/Xnat.Typed.Server/Persistence"], Map.FoldersThatUse("Microsoft.Data.Sqlite"));

    [Fact]
    public void OnlyTheServerAnswersRequests() => Assert.All(
        Map.FoldersThatUse("Microsoft.AspNetCore"),
        folder => Assert.StartsWith("runtime/Xnat.Typed.Server", folder, StringComparison.Ordinal));

    [Fact]
    public void CirclesAreFoundAtEveryLevel()
    {
        Arrow[] arrows =
        [
            new("a/one", "b/one", []), new("b/two", "a/two", []),
            new("c/one", "c/two", []), new("c/two", "c/three", []), new("c/three", "c/one", []),
            new("c/one", "d", []),
        ];

        Assert.Equal(["a -> b -> a", "c/one -> c/two -> c/three -> c/one"], Circles.Find(arrows));
    }
}
