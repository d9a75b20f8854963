using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Xnat.Typed.Generator.Tests.Pipeline;

/// <summary>A schema in memory.</summary>
internal sealed class TestFile(string path, string content, string @namespace = "") : AdditionalText
{
    /// <summary>The C# namespace that the schema item asks for, or empty.</summary>
    public string Namespace { get; } = @namespace;

    public override string Path { get; } = path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(content, Encoding.UTF8);
}
