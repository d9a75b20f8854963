using System.Diagnostics;
using System.Globalization;
using System.Xml;
using System.Xml.Schema;

namespace Xnat.Typed.Benchmarks.Generator;

/// <summary>The first run in a process of its own, as in a build: compiling our code to machine code is most of it.</summary>
internal static class ColdStart
{
    public const string Verb = "cold";

    public const string Generate = "generate";

    /// <summary>The baseline: the framework's own schema processor reads and compiles the same files, and emits nothing.</summary>
    public const string Compile = "compile";

    public static double RunInNewProcess(string kind, string folders)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            ArgumentList = { Verb, kind, folders }
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(text, CultureInfo.InvariantCulture);
    }

    public static string RunHere(string kind, string folders)
    {
        var time = kind == Generate
            ? Measure.Once(() => Generation.Run(Generation.Inputs(folders), CancellationToken.None))
            : Measure.Once(() => CompileSet(folders));
        return time.ToString(CultureInfo.InvariantCulture);
    }

    private static void CompileSet(string folders)
    {
        // Invalid schemas are part of the corpus; what the processor thinks of them is not asked.
        var set = new XmlSchemaSet { XmlResolver = null };
        set.ValidationEventHandler += (_, _) => { };
        foreach (var path in SchemaFolders.Files(folders))
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { XmlResolver = null });
            if (XmlSchema.Read(reader, (_, _) => { }) is { } schema) set.Add(schema);
        }

        set.Compile();
    }
}
