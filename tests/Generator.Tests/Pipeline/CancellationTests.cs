using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming;
using Xnat.Typed.Schema.Reading;

namespace Xnat.Typed.Generator.Tests.Pipeline;

/// <summary>A key press ends the run that it makes useless: no stage finishes what nobody waits for.</summary>
public class CancellationTests
{
    private static readonly SchemaInput[] Corpus =
        [
            .. Directory
                .GetFiles(Path.Combine(SharedFiles.RepositoryRoot(), "schemas"), "*.xsd", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(path => new SchemaInput(path, File.ReadAllText(path), ""))
        ];

    [Fact]
    public void NoFileIsReadAfterTheOneThatWasCancelled()
    {
        using var source = new CancellationTokenSource();
        var asked = new List<string>();
        AdditionalText[] files = [.. Corpus.Select((input, index) => new CancellingFile(input, asked, index == 4 ? source : null))];
        var driver = CSharpGeneratorDriver.Create(
            [new XnatSchemaGenerator().AsSourceGenerator()],
            files,
            new CSharpParseOptions(LanguageVersion.Preview),
            new TestOptions(isCore: true));

        Assert.ThrowsAny<OperationCanceledException>(() => driver.RunGenerators(CSharpCompilation.Create("Lab"), source.Token));

        Assert.Equal(5, asked.Count);
    }

    [Fact]
    public void EachFileIsReadUnderTheToken()
    {
        foreach (var input in Corpus)
            Assert.ThrowsAny<OperationCanceledException>(() => SchemaReader.Read(input, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void EachTypeIsBoundAndNamedUnderTheToken()
    {
        foreach (var input in Corpus)
        {
            var documents = new[] { SchemaReader.Read(input, CancellationToken.None) }.ToEquatable();
            var model = Binder.Bind(documents, CancellationToken.None);
            if (model.Types.Count == 0) continue;

            Assert.ThrowsAny<OperationCanceledException>(() => Binder.Bind(documents, new CancellationToken(canceled: true)));
            Assert.ThrowsAny<OperationCanceledException>(() =>
                CodeNamer.Name(
                    model, EquatableArray<ProvidedType>.Empty, new GeneratorOptions("Lab", "Lab", true), new CancellationToken(true)));
        }
    }

    private sealed class CancellingFile(SchemaInput input, List<string> asked, CancellationTokenSource? source) : AdditionalText
    {
        public override string Path => input.Path;

        public override SourceText GetText(CancellationToken cancellationToken = default)
        {
            asked.Add(input.Path);
            source?.Cancel();
            return SourceText.From(input.Text, Encoding.UTF8);
        }
    }
}
