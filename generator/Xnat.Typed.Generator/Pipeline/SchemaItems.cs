using System;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xnat.Typed.Schema.Reading;

namespace Xnat.Typed.Generator.Pipeline;

/// <summary>
/// Picks the schemas out of the additional files, by the metadata that <c>Xnat.Typed.targets</c> puts on <c>XnatSchema</c> items.
/// </summary>
internal static class SchemaItems
{
    public static bool IsSchema(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles.XnatSchema", out var isSchema)
        && string.Equals(isSchema, "true", StringComparison.OrdinalIgnoreCase);

    public static SchemaInput? From(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        if (!IsSchema(file, options)) return null;
        var metadata = options.GetOptions(file);
        metadata.TryGetValue("build_metadata.AdditionalFiles.XnatNamespace", out var name);
        metadata.TryGetValue("build_metadata.AdditionalFiles.XnatRename", out var renames);
        var text = file.GetText(token);
        return new SchemaInput(file.Path, text?.ToString() ?? "", name?.Trim() ?? "", renames ?? "", text?.Encoding?.WebName ?? "");
    }
}
