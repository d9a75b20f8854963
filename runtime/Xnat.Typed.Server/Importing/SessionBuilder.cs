using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Storage;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Importing;

/// <summary>Makes a session with scans and files from the files of one study.</summary>
/// <param name="store">The data.</param>
/// <param name="user">Login of the user.</param>
/// <param name="naming">How files are called.</param>
/// <param name="petMr">The setting for studies of a scanner of both kinds: <c>pet</c>, or by default <c>petmr</c>.</param>
internal sealed class SessionBuilder(Store store, string user, FileNaming naming, string? petMr = null)
{
    /// <summary>From here on a class says what a session is without a modality beside it.</summary>
    private static readonly Version ClassesSuffice = new(1, 8, 5);

    public Row Build(IReadOnlyList<DicomFile> study)
    {
        var sopClasses = study.Where(file => file.Modality is { Length: > 0 } || store.Version >= ClassesSuffice)
            .Select(file => file.SopClass).Distinct(StringComparer.Ordinal).ToList();
        var modalities = study.Select(file => file.Modality).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var session = store.NewRow(
            Known(SopClasses.SessionType(sopClasses, modalities, petMr), "xnat:otherDicomSessionData", "xnat:imageSessionData"), user);
        HeaderFields.Session(session, study);
        if (study
            .Select(file => file.Header.Whole(0x0032, 0x4000))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList() is [var comments])
            AddVariable(session, "studyComments", comments);
        foreach (var series in Series.Of(study)) AddScan(session, series);
        return session;
    }

    /// <summary>The type, or the nearest one that the schemas of this server have.</summary>
    private TypeEntry Known(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (store.Types.Find(name) is { } type) return type;
        return store.Types.Get(names[^1]);
    }

    private void AddScan(Row session, Series series)
    {
        var type = Known(SopClasses.ScanType(series.Files.Select(file => file.SopClass)), "xnat:otherDicomScanData", "xnat:imageScanData");
        var scan = session.Attach("scans/scan", store.NewRow(type, user));
        scan.Put("ID", series.Id);
        HeaderFields.Scan(scan, series);
        AddFiles(scan, "DICOM", "RAW", series.Files.Where(file => file.IsPrimary));
        AddFiles(scan, "secondary", "secondary", series.Files.Where(file => !file.IsPrimary));
    }

    private void AddFiles(Row scan, string label, string content, IEnumerable<DicomFile> files)
    {
        Row? resource = null;
        foreach (var file in files)
        {
            if (resource is null)
            {
                resource = ResourceLocation.Of(scan).Add(store, label, user);
                resource.Put("format", "DICOM");
                resource.Put("content", content);
            }

            resource.Store(new StoredFile(naming.NameIn(resource, file), file.Content, store.Clock.GetUtcNow(), user)
            {
                Format = "DICOM",
                ContentLabel = content,
                Uid = file.SopInstance,
                InstanceNumber = file.Header.Text(0x0020, 0x0013),
            });
        }
    }

    private void AddVariable(Row session, string name, string value)
    {
        if (!session.Type.Fields.TryGetValue("fields/field", out var member)) return;
        var field = session.Attach(member, store.NewRow(store.Types.RowType(session.Type, member), user));
        field.Put("name", name);
        field.Put("field", value);
    }
}
