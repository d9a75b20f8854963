using System.Text.RegularExpressions;

namespace Xnat.Typed.Server.Tests.Endpoints.Examples;

/// <summary>A site that has one of everything: project, subject, experiment, scan, assessor, resources, files, an account.</summary>
internal static partial class ExampleSite
{
    /// <summary>
    /// What usually stands for a placeholder. Subjects and experiments go by their labels below a project, and by accession IDs elsewhere.
    /// </summary>
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["project"] = "P1", ["target"] = "P2", ["subject"] = "XNAT_S00001", ["experiment"] = "XNAT_E00001", ["scan"] = "1",
        ["assessor"] = "A1", ["reconstruction"] = "R1", ["resource"] = "R", ["file"] = "a.txt", ["login"] = "ann",
        ["group"] = "member", ["investigator"] = "16", ["type"] = "xnat:mrSessionData",
        ["timestamp"] = "20240612_101530123", ["folder"] = "ID_1",
    };

    private static readonly string[] BelowProject = ["/data/projects", "/xapi/custom-fields/projects"];

    /// <summary>Starts it.</summary>
    /// <param name="folder">A folder that is its inbox and has its schemas, if it has one.</param>
    public static Task<TestServer> StartAsync(string? folder) => TestServer.StartAsync(Seed, new XnatServerOptions
    {
        AllowsControl = true,
        Clock = new ManualClock(),
        InboxFolder = folder,
        SchemaFolders = folder is null ? [] : [folder],
    });

    /// <summary>A template with real identifiers.</summary>
    public static string Fill(string template)
    {
        var isBelowProject = BelowProject.Any(start => template.StartsWith(start, StringComparison.Ordinal));
        return Placeholder().Replace(template, match => (match.Value, isBelowProject) switch
        {
            ("{subject}", true) => "S1",
            ("{experiment}", true) => "E1",
            _ => Values.GetValueOrDefault(match.Value.Trim('{', '}'))
                ?? throw new InvalidOperationException($"Nothing stands for {match.Value} of {template}."),
        });
    }

    private static void Seed(XnatSeed data)
    {
        byte[] text = [.. "text"u8];
        data.User("ann", "ann");
        data.Project("P2");
        var project = data.Project("P1").CustomVariable("xnat:subjectData", "hand").File("R", "a.txt", text);
        var session = project.Subject("S1").File("R", "a.txt", text).Experiment("E1").File("R", "a.txt", text);
        session.Scan("1", "T1").File("R", "a.txt", text).File("DICOM", "a.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1"));
        session.Assessor("A1").File("R", "a.txt", text);
    }

    [GeneratedRegex("\\{[^}]+\\}")]
    private static partial Regex Placeholder();
}
