namespace Xnat.Typed.Tool.Pages;

/// <summary>What the objects of a type are, and where XNAT serves them: by the nearest base of which that is known.</summary>
internal static class TypeKinds
{
    public const string Part = "part";

    private const string InSubject = "/data/projects/{project}/subjects/{subject}";
    private const string InSession = InSubject + "/experiments/{session}";

    private static readonly Dictionary<string, (string Kind, string? Address)> Known = new(StringComparer.Ordinal)
    {
        ["xnat:projectData"] = ("project", "/data/projects/{project}"),
        ["xnat:subjectData"] = ("subject", InSubject),
        ["xnat:imageSessionData"] = ("session", InSession),
        ["xnat:imageAssessorData"] = ("assessor", InSession + "/assessors/{assessor}"),
        ["xnat:subjectAssessorData"] = ("experiment", InSubject + "/experiments/{experiment}"),
        ["xnat:abstractProjectAsset"] = ("experiment", "/data/projects/{project}/experiments/{experiment}"),
        ["xnat:experimentData"] = ("experiment", "/data/experiments/{experiment}"),
        ["xnat:imageScanData"] = ("scan", InSession + "/scans/{scan}"),
        ["xnat:reconstructedImageData"] = ("reconstruction", InSession + "/reconstructions/{reconstruction}"),
        ["xnat:abstractResource"] = ("resource", InSession + "/resources/{resource}"),
    };

    /// <param name="line">The type and its bases, nearest first.</param>
    public static (string Kind, string? Address) Of(IEnumerable<string> line)
    {
        foreach (var dataType in line)
            if (Known.TryGetValue(dataType, out var known)) return known;
        return (Part, null);
    }
}
