using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xnat.Typed.Generator.Pipeline;
using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Comparing;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Generator.Analysis;

/// <summary>The schemas that the project lists, read once for each text whatever number of compilations they are part of.</summary>
internal sealed class GivenSchemas
{
    private const string LockFile = "xnat-schemas.lock.json";

    /// <summary>The compiler keeps what it makes of a text for as long as the text lives.</summary>
    public static SourceTextValueProvider<SchemaDocument> Reader { get; } = new(Read);

    private readonly List<(SchemaDocument Document, string File)> schemas = [];
    private readonly List<SchemaDocument> withoutNamespace = [];
    private readonly string server;

    private GivenSchemas(string server) => this.server = server;

    public bool IsEmpty => schemas.Count == 0;

    public EquatableArray<SchemaDocument> Documents => schemas.Select(schema => schema.Document).ToEquatable();

    /// <param name="options">The project's files.</param>
    /// <param name="read">Asks <see cref="Reader"/>.</param>
    /// <param name="token">Ends the work.</param>
    public static GivenSchemas From(AnalyzerOptions options, Func<SourceText, SchemaDocument?> read, CancellationToken token)
    {
        var files = options.AdditionalFiles;
        var given = new GivenSchemas(files
            .Where(file => Path.GetFileName(file.Path) == LockFile)
            .Select(file => ServerIn(file.GetText(token)))
            .FirstOrDefault()
            ?? "");
        foreach (var file in files)
        {
            if (!SchemaItems.IsSchema(file, options.AnalyzerConfigOptionsProvider) || file.GetText(token) is not { } text) continue;
            if (read(text) is not { } document) continue;
            document = document with { Location = file.Path };
            if (document.TargetNamespace.Length == 0)
            {
                given.withoutNamespace.Add(document);
                continue;
            }

            var name = Path.GetFileName(file.Path);
            given.schemas.Add((
                document.Prefix.Length > 0 ? document : document with { Prefix = Path.GetFileNameWithoutExtension(name) }, name));
        }

        return given;
    }

    public GivenPaths Bind(CancellationToken token) =>
        new(
            Binder.Bind(
                schemas
                    .Select(schema => schema.Document)
                    .Concat(withoutNamespace)
                    .GroupBy(document => document.Path, StringComparer.Ordinal)
                    .Select(group => group.First())
                    .ToEquatable(),
                token),
            schemas.Select(schema => schema.Document.Prefix));

    /// <summary>Which files a data type would be in: <c>xnat.xsd of XNAT 1.7.6 at https://xnat.example.org</c>.</summary>
    public string Describe(string dataType)
    {
        var prefix = dataType.Substring(0, Math.Max(0, dataType.IndexOf(':')));
        return string.Join(
            ", ",
            schemas
                .Where(schema => schema.Document.Prefix == prefix)
                .Select(schema => schema.File)
                .Distinct(StringComparer.Ordinal)
                .OrderBy(file => file, StringComparer.Ordinal))
            + server;
    }

    /// <summary>Only the text is known here, so its checksum stands for the path; no position is told to the user.</summary>
    private static SchemaDocument Read(SourceText text)
    {
        var name = BitConverter.ToString(text.GetChecksum().ToArray());
        return SchemaReader.Read(new SchemaInput(name, text.ToString(), "", "", text.Encoding?.WebName ?? ""), CancellationToken.None);
    }

    /// <summary>Address and version stand at the top of the lock; plugins, which come next, have versions of their own.</summary>
    private static string ServerIn(SourceText? text)
    {
        var json = text?.ToString() ?? "";
        var plugins = json.IndexOf("\"plugins\"", StringComparison.Ordinal);
        if (plugins >= 0) json = json.Substring(0, plugins);
        var version = ValueOf(json, "version");
        var address = ValueOf(json, "server");
        return (version.Length > 0 ? " of XNAT " + version : "") + (address.Length > 0 ? " at " + address : "");
    }

    private static string ValueOf(string json, string name) =>
        Regex.Match(
            json, "\"" + name + "\"\\s*:\\s*\"([^\"\\\\]*)\"", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).Groups[1].Value;
}
