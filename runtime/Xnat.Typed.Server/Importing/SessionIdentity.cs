using System.Text.RegularExpressions;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Prearchive;

namespace Xnat.Typed.Server.Importing;

/// <summary>Project, subject and label that a study names by itself: by the site's rules, then in XNAT's default order.</summary>
internal static partial class SessionIdentity
{
    public static string? Project(DicomFile file, Store store, ImportSettings settings)
    {
        var candidates = new[]
        {
            RoutingRules.Apply(settings.ProjectRules, file.Header),
            Comment(file, "Project"),
            file.Header.Text(0x0008, 0x1030),
            file.Header.Text(0x0008, 0x0050)
        };
        return candidates.OfType<string>().Select(store.Project).FirstOrDefault(project => project is not null)?.Id;
    }

    public static string? Subject(DicomFile file, ImportSettings settings) =>
        (RoutingRules.Apply(settings.SubjectRules, file.Header) ?? Comment(file, "Subject") ?? file.Header.Text(0x0010, 0x0010)) is { } name
            ? Labels.Clean(name)
            : null;

    public static string Label(DicomFile file, ImportSettings settings) =>
        Labels.Clean(RoutingRules.Apply(settings.SessionRules, file.Header)
            ?? Comment(file, "Session")
            ?? file.Header.Text(0x0010, 0x0020)
            ?? "dicom_upload");

    /// <summary>Name of the folder in the prearchive: the patient's ID, not the label.</summary>
    public static string Folder(DicomFile file) => file.Header.Text(0x0010, 0x0020) is { } id ? NonWord().Replace(id, "_") : "session";

    /// <summary><c>Project:x</c>, <c>Subject:x</c>, <c>Session:x</c> in the patient's or the study's comments.</summary>
    private static string? Comment(DicomFile file, string word)
    {
        foreach (var comments in new[] { file.Header.Whole(0x0010, 0x4000), file.Header.Whole(0x0032, 0x4000) })
        {
            var match = Regex.Match(
                comments ?? "",
                $@"(?:^|[\s;,]){word}:\s*(?<id>[^\s;,]+)",
                RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1));
            if (match.Success) return match.Groups["id"].Value;
        }

        return null;
    }

    [GeneratedRegex("[^A-Za-z0-9_]")]
    private static partial Regex NonWord();
}
