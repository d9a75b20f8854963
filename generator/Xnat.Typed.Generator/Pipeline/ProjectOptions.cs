using System;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Generator.Pipeline;

/// <summary>Reads the build properties that <c>Xnat.Typed.props</c> makes visible.</summary>
internal static class ProjectOptions
{
    public static GeneratorOptions From(AnalyzerConfigOptions options)
    {
        var isCore = string.Equals(Read(options, "XnatTypedRole"), "Core", StringComparison.OrdinalIgnoreCase);
        var rootNamespace = string.Join(".", Read(options, "RootNamespace").Split('.').Select(Segment));
        var fallback = rootNamespace.Length > 0 ? rootNamespace : "XnatTypes";
        var name = Read(options, "XnatModelNamespace");
        return new GeneratorOptions(
            name.Length > 0 ? name : fallback, Read(options, "AssemblyName"), isCore) { Types = Names(Read(options, "XnatTypeNames")) };
    }

    /// <summary>Whether the targets will look for the generator's mark in the assembly.</summary>
    public static bool IsMarkWanted(AnalyzerConfigOptions options) =>
        string.Equals(Read(options, "XnatGeneratorMark"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Separated by commas: a semicolon would begin a comment in the file by which properties come here.</summary>
    private static EquatableArray<string> Names(string list) =>
        list.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToEquatable();

    /// <summary>
    /// A project named <c>my-app</c> has that for its root namespace too; its templates write <c>my_app</c>, and so do we.
    /// </summary>
    private static string Segment(string text)
    {
        var segment = new string(text.Select(character => SyntaxFacts.IsIdentifierPartCharacter(character) ? character : '_').ToArray());
        if (segment.Length > 0 && !SyntaxFacts.IsIdentifierStartCharacter(segment[0])) segment = "_" + segment;
        return SyntaxFacts.GetKeywordKind(segment) == SyntaxKind.None ? segment : "@" + segment;
    }

    private static string Read(AnalyzerConfigOptions options, string property) =>
        options.TryGetValue("build_property." + property, out var value) ? value.Trim() : "";
}
