using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Prearchive;

namespace Xnat.Typed.Server.Importing;

/// <summary>Builds the document of a session that waits, again and again as files come.</summary>
internal sealed class StudyBuilder(Store store, PrearchiveLogs logs, string user)
{
    /// <summary>Reads all files of the session anew and replaces its document.</summary>
    public void Rebuild(PrearchiveSession session, string? petMr)
    {
        var files = FilesOf(session.Session);
        if (files.Count > 0) Replace(session, files, new FileNaming(Cleans: false, Renames: false), petMr);
    }

    /// <summary>Adds files to a session that is still being received.</summary>
    public void Append(PrearchiveSession session, IReadOnlyList<DicomFile> files, FileNaming naming, string? petMr)
    {
        var known = FilesOf(session.Session).Where(file => !files.Any(other =>
            other.SopInstance is not null && other.SopInstance == file.SopInstance));
        Replace(session, [.. known, .. files], naming, petMr);
    }

    /// <summary>Notes what a study says in more than one way; such a field is left out of the session.</summary>
    public void Note(PrearchiveSession session, IReadOnlyList<DicomFile> files)
    {
        logs.Add(
            session,
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"INFO built {session.Session.Type.XsiType} from {files.Count} files"));
        if (files.Select(file => file.Modality).OfType<string>().Distinct(StringComparer.Ordinal).Skip(1).Any())
            logs.Add(session, "WARN dcmtoxnat: attribute modality has multiple values, it is left out");
    }

    private static List<DicomFile> FilesOf(Row session) =>
        [
            .. session
                .Rows("scans/scan")
                .SelectMany(scan => scan.Rows("file"))
                .SelectMany(resource => resource.Files)
                .Select(file => DicomFile.TryRead(file.Path, file.Content))
                .OfType<DicomFile>()
        ];

    /// <summary>The row stays, with the resources of the session; everything that comes from files is new.</summary>
    private void Replace(PrearchiveSession session, IReadOnlyList<DicomFile> files, FileNaming naming, string? petMr)
    {
        var row = session.Session;
        var built = new SessionBuilder(store, user, naming, petMr).Build(files);
        foreach (var path in row.Values.Keys.ToList()) row.Put(path, null);
        foreach (var child in row.Children.Where(pair => pair.Key != "resources/resource").SelectMany(pair => pair.Value).ToList())
            row.Detach(child);
        row.Become(built.Type);
        foreach (var (path, value) in built.Values) row.Put(path, value);
        foreach (var child in built.Children.SelectMany(pair => pair.Value).ToList())
        {
            var path = child.ParentPath!;
            built.Detach(child);
            row.Attach(path, child);
        }

        Note(session, files);
    }
}
