using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xnat.Typed.Generator.Tests.Pipeline;
using Xnat.Typed.Model;

namespace Xnat.Typed.Generator.Tests;

/// <summary>A library whose code was generated for another contract than that of the runtime it meets.</summary>
public class ContractTests
{
    private const string Schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:old="http://example.org/old" targetNamespace="http://example.org/old">
          <xs:complexType name="volumeData"><xs:attribute name="brain" type="xs:float"/></xs:complexType>
        </xs:schema>
        """;

    private static readonly string Version = typeof(XnatClient).Assembly.GetName().Version!.ToString(3);

    [Fact]
    public void OlderLibrarySaysThatItIsToBeRebuilt()
    {
        var failure = Load(XnatTypeRegistries.Contract - 1);

        Assert.Equal(
            $"'Lab' holds code that was generated for contract {XnatTypeRegistries.Contract - 1} of Xnat.Typed; "
                + $"Xnat.Typed {Version}, which is loaded, has contract {XnatTypeRegistries.Contract}. Rebuild 'Lab' with it.",
            failure?.Message);
    }

    [Fact]
    public void NewerLibraryMayAlsoGetTheRuntimeThatItWasBuiltWith()
    {
        var failure = Load(XnatTypeRegistries.Contract + 1);

        Assert.EndsWith(
            "Rebuild 'Lab' with it, or use the newer Xnat.Typed that it was built with.", failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LibraryOfTheSameContractIsWelcome() => Assert.Null(Load(XnatTypeRegistries.Contract));

    /// <summary>What the library's own start throws, before anything of it is used.</summary>
    private static InvalidOperationException? Load(int contract)
    {
        var run = GeneratorRun.Of(isCore: false, new TestFile("old.xsd", Schema));
        var registry = run.Output.SyntaxTrees.Single(tree => tree.FilePath.EndsWith("LabTypeRegistry.g.cs", StringComparison.Ordinal));
        var text = registry.ToString().Replace("int Contract => 1;", $"int Contract => {contract};", StringComparison.Ordinal);
        var other = CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)registry.Options, registry.FilePath);
        using var stream = new MemoryStream();
        Assert.True(run.Output.ReplaceSyntaxTree(registry, other).Emit(stream).Success);
        stream.Position = 0;
        var library = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(stream);
        try
        {
            RuntimeHelpers.RunModuleConstructor(library.ManifestModule.ModuleHandle);
            return null;
        }
        catch (TypeInitializationException exception)
        {
            return Assert.IsType<InvalidOperationException>(exception.InnerException);
        }
    }
}
