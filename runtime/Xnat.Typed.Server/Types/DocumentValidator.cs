using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Xnat.Typed.Server.Types;

/// <summary>Checks documents against the schemas of the server.</summary>
internal sealed class DocumentValidator(SchemaLibrary library)
{
    private readonly Lazy<XmlSchemaSet> schemas = new(() => Compile(library));

    /// <summary>What is wrong with a document; empty if nothing is.</summary>
    public IReadOnlyList<string> Check(XElement document)
    {
        var problems = new List<string>();
        var settings = UntrustedXml.Settings;
        settings.ValidationType = ValidationType.Schema;
        settings.Schemas = schemas.Value;
        settings.ValidationFlags = XmlSchemaValidationFlags.ProcessIdentityConstraints | XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, problem) => problems.Add(problem.Message);
        using var plain = document.CreateReader();
        using var reader = XmlReader.Create(plain, settings);
        while (reader.Read())
        {
            // Reading is checking.
        }

        return problems;
    }

    /// <summary>Imports are found among the schemas themselves, by namespace; nothing is fetched.</summary>
    private static XmlSchemaSet Compile(SchemaLibrary library)
    {
        var set = new XmlSchemaSet { XmlResolver = null };
        set.ValidationEventHandler += (_, _) => { };
        foreach (var file in library.Files)
        {
            using var reader = UntrustedXml.Read(file.Text);
            if (XmlSchema.Read(reader, (_, _) => { }) is { } schema) set.Add(schema);
        }

        set.Compile();
        return set;
    }
}
