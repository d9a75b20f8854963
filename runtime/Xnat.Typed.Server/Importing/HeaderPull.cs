using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Importing;

/// <summary>Fills a session and its scans from the files that they hold already.</summary>
internal static class HeaderPull
{
    public static void Fill(Row session)
    {
        var all = new List<DicomFile>();
        foreach (var scan in session.Rows("scans/scan"))
        {
            var files = scan
                .Rows("file")
                .SelectMany(resource => resource.Files)
                .Select(file => DicomFile.TryRead(file.Path, file.Content))
                .OfType<DicomFile>()
                .ToList();
            if (files is not [var first, ..]) continue;
            HeaderFields.Scan(scan, new Series(scan.Id, first.SeriesUid ?? "", files));
            all.AddRange(files);
        }

        if (all.Count > 0) HeaderFields.Session(session, all);
    }

    /// <summary>Gives scans without a type that of their description.</summary>
    public static void FixTypes(Row session)
    {
        foreach (var scan in session.Rows("scans/scan").Where(scan => string.IsNullOrEmpty(scan["type"])))
            scan.Put("type", scan["series_description"] is { Length: > 0 } description ? description : "unknown");
    }
}
