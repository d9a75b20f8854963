using Xnat.Typed.Server.Dicom;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Importing;

/// <summary>A DICOM file of an upload.</summary>
/// <param name="Name">Base name; the folders of an archive are dropped.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Header">What was read of it.</param>
internal sealed record DicomFile(string Name, FileContent Content, DicomHeader Header)
{
    public string? StudyUid => Header.Text(0x0020, 0x000d);

    public string? SeriesUid => Header.Text(0x0020, 0x000e);

    public string? SeriesNumber => Header.Text(0x0020, 0x0011);

    public string? SopClass => Header.Text(0x0008, 0x0016);

    public string? SopInstance => Header.Text(0x0008, 0x0018);

    public string? Modality => Header.Text(0x0008, 0x0060);

    public bool IsPrimary => SopClasses.IsPrimary(SopClass);

    /// <summary>Reads the header; <see langword="null"/> if the file is none of a study, which an import passes over.</summary>
    /// <param name="path">Its path in the upload.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="room">How much may be unpacked of a compressed file; <see langword="null"/> for as much as a dump is worth.</param>
    public static DicomFile? TryRead(string path, FileContent content, UnpackingRoom? room = null)
    {
        using var stream = content.Open();
        if (DicomReader.TryRead(stream, room) is not { } header) return null;
        var file = new DicomFile(path[(path.LastIndexOf('/') + 1)..], content, header);
        return file.StudyUid is not null && file.SopClass is not null ? file : null;
    }
}
