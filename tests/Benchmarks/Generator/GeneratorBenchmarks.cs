using System.Diagnostics;
using System.Globalization;

namespace Xnat.Typed.Benchmarks.Generator;

/// <summary>What the generator costs in a build and in an editor.</summary>
internal static class GeneratorBenchmarks
{
    private const int ColdRuns = 9;
    private const int Edits = 40;
    private const int Builds = 5;

    public static void Run(TextWriter output)
    {
        var table = new Table(output);
        output.WriteLine(SchemaFolders.HasShared
            ? "Schemas: the 1.8 core and real plugins beside the repository."
            : "Schemas: the bundled ones; real ones are not beside the repository.");
        Cold(table);
        Edited(table);
        Cancelled(table);
        Consumers(table);
    }

    private static void Cold(Table table)
    {
        table.Head($"Schemas to C#, new process each, median of {ColdRuns}; against XmlSchemaSet that reads and compiles the same files");
        foreach (var (name, folders) in new[] { ("core, cold", SchemaFolders.Core), ("whole corpus, cold", SchemaFolders.Corpus) })
        {
            var (ours, against) = Measure.Pair(
                ColdRuns,
                () => ColdStart.RunInNewProcess(ColdStart.Generate, folders),
                () => ColdStart.RunInNewProcess(ColdStart.Compile, folders));
            var emitted = Generation.Run(Generation.Inputs(folders), CancellationToken.None);
            table.Row(name, ours, against, $"{SchemaFolders.Files(folders).Length} schemas → {emitted.Count} files");
            table.Row(
                name + ": lines emitted",
                emitted.Sum(text => text.Count(character => character == '\n')).ToString("N0", CultureInfo.InvariantCulture));
        }
    }

    private static void Edited(Table table)
    {
        table.Head($"Edits in a project with the core, median of {Edits}; against a generator that has to make everything anew in the "
            + "same process");
        var project = new EditedProject(SchemaFolders.Files(SchemaFolders.Core));
        Report("key press in unrelated C#", edited => edited.TypeUnrelatedCode());
        Report("comment in the largest schema", edited => edited.ChangeSchema((text, edit) => text + $"<!-- edit {edit} -->"));
        project.ChangeSchema((text, _) => AddAttribute(text, "toggled"));
        Report("one member changed in its first type", edited => edited.ChangeSchema(ChangeAttribute));
        Report("one member more in its first type", edited =>
            edited.ChangeSchema((text, edit) => AddAttribute(text, "edit" + edit.ToString(CultureInfo.InvariantCulture))));

        void Report(string what, Func<EditedProject, double> edit)
        {
            var (ours, against) = Measure.Pair(Edits, () => edit(project), project.MakeAnew);
            table.Row(what, ours, against, $"{project.Emitted} of {project.Files} files emitted again");
        }
    }

    /// <summary>A type has its attributes last, so each edit goes before the end of the same type.</summary>
    private static string AddAttribute(string text, string name)
    {
        var prefix = text.Contains("<xs:complexType", StringComparison.Ordinal) ? "xs" : "xsd";
        var start = text.IndexOf(
            $"</{prefix}:complexType>", text.IndexOf($"<{prefix}:complexType name=", StringComparison.Ordinal), StringComparison.Ordinal);
        return text.Insert(start, $"<{prefix}:attribute name=\"{name}\" type=\"{prefix}:string\"/>");
    }

    /// <summary>Text at one time, a number at the next.</summary>
    private static string ChangeAttribute(string text, int edit)
    {
        var start = text.IndexOf("name=\"toggled\"", StringComparison.Ordinal);
        var end = text.IndexOf("/>", start, StringComparison.Ordinal);
        var declaration = text[start..end];
        var changed = declaration.Contains(":string", StringComparison.Ordinal)
            ? declaration.Replace(":string", ":int", StringComparison.Ordinal)
            : declaration.Replace(":int", ":string", StringComparison.Ordinal);
        return text[..start] + changed + text[end..];
    }

    private static void Cancelled(Table table)
    {
        var inputs = Generation.Inputs(SchemaFolders.Corpus);
        var whole = Measure.Median(Enumerable.Range(0, 9).Select(_ => Measure.Once(() => Generation.Run(inputs, CancellationToken.None))));
        table.Head("Cancelling, median and worst of runs that were cancelled somewhere; against an uncancelled run");
        var latencies = Enumerable.Range(1, 60).Select(step => Latency(inputs, whole * step / 70)).OfType<double>().ToArray();
        table.Row("from cancellation to the end, median", Measure.Median(latencies), whole, $"{latencies.Length} runs");
        table.Row("from cancellation to the end, worst", latencies.Max(), whole, "");
    }

    /// <summary>Milliseconds from cancelling to the end; <see langword="null"/> if the run was done before.</summary>
    private static double? Latency(Schema.Reading.SchemaInput[] inputs, double after)
    {
        using var source = new CancellationTokenSource();
        var cancelled = 0L;
        var canceller = new Thread(() =>
        {
            var watch = Stopwatch.StartNew();
            while (watch.Elapsed.TotalMilliseconds < after) Thread.Yield();
            Volatile.Write(ref cancelled, Stopwatch.GetTimestamp());
            source.Cancel();
        });
        canceller.Start();
        try
        {
            Generation.Run(inputs, source.Token);
            return null;
        }
        catch (OperationCanceledException)
        {
            return Stopwatch.GetElapsedTime(Volatile.Read(ref cancelled)).TotalMilliseconds;
        }
        finally
        {
            canceller.Join();
        }
    }

    private static void Consumers(Table table)
    {
        table.Head($"dotnet build --no-incremental of a consumer, median of {Builds}; against the same project without a schema");
        using var with = new ConsumerBuild(withSchema: true);
        using var without = new ConsumerBuild(withSchema: false);
        var (ours, against) = Measure.Pair(Builds, with.Rebuild, without.Rebuild);
        table.Row("consumer with a schema of its own", ours, against, "wall clock, compiler server running");
    }
}
