using System.Xml;
using System.Xml.Schema;

namespace Xnat.Typed.Schema.Tests.Referee;

/// <summary>
/// Schemas as the framework's own XML Schema processor understands them. Nothing is
/// fetched: what is imported is found among the files by namespace.
/// </summary>
internal sealed class CompiledSchemas
{
    private CompiledSchemas(XmlSchemaSet set, IReadOnlyList<string> errors) => (Set, Errors) = (set, errors);

    public XmlSchemaSet Set { get; }

    /// <summary>Why the processor does not accept the schemas; empty if it does.</summary>
    public IReadOnlyList<string> Errors { get; }

    public static CompiledSchemas Load(IEnumerable<string> paths)
    {
        var errors = new List<string>();
        var set = new XmlSchemaSet { XmlResolver = null };
        set.ValidationEventHandler += (_, problem) => Add(problem, errors);
        foreach (var path in paths)
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { XmlResolver = null });
            if (XmlSchema.Read(reader, (_, problem) => Add(problem, errors)) is { } schema) set.Add(schema);
        }

        set.Compile();
        return new CompiledSchemas(set, errors);
    }

    /// <summary>One schema with what it includes and redefines from files beside it.</summary>
    public static CompiledSchemas LoadWithIncludes(string path)
    {
        var errors = new List<string>();
        var set = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        set.ValidationEventHandler += (_, problem) => Add(problem, errors);
        set.Add(null, path);
        set.Compile();
        return new CompiledSchemas(set, errors);
    }

    private static void Add(ValidationEventArgs problem, List<string> errors)
    {
        if (problem.Severity == XmlSeverityType.Error) errors.Add(problem.Message);
    }
}
