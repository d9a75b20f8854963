using System;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xnat.Typed.Schema.Fields;

namespace Xnat.Typed.Generator.Pipeline;

/// <summary>
/// Picks the files of custom variables and forms out of the additional files, by the metadata that <c>Xnat.Typed.targets</c> puts on
/// <c>XnatFields</c> items.
/// </summary>
internal static class FieldsItems
{
    public static FieldsInput? From(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        return options.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles.XnatFields", out var isFields)
            && string.Equals(isFields, "true", StringComparison.OrdinalIgnoreCase)
            ? new FieldsInput(file.Path, file.GetText(token)?.ToString() ?? "")
            : null;
    }
}
