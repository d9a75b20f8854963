using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Xnat.Typed.Generator.Tests.Pipeline;

/// <summary>Build properties and item metadata as the props and targets make them visible.</summary>
internal sealed class TestOptions(bool isCore, string types = "", string rootNamespace = "Lab.Models") : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["build_property.AssemblyName"] = "Lab",
        ["build_property.RootNamespace"] = rootNamespace,
        ["build_property.XnatTypedRole"] = isCore ? "Core" : "",
        ["build_property.XnatTypeNames"] = types,
    });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(
        textFile.Path.EndsWith("fields.json", StringComparison.Ordinal)
            ? new Dictionary<string, string>(StringComparer.Ordinal) { ["build_metadata.AdditionalFiles.XnatFields"] = "true" } :
        textFile.Path.EndsWith(".xsd", StringComparison.Ordinal)
            ? new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["build_metadata.AdditionalFiles.XnatSchema"] = "true",
                ["build_metadata.AdditionalFiles.XnatNamespace"] = (textFile as TestFile)?.Namespace ?? "",
            }
            : []);

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(
            string key,
            [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
