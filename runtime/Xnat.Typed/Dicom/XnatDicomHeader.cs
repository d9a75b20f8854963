using System.Collections;
using Xnat.Typed.Server.Dicom;

namespace Xnat.Typed;

/// <summary>
/// The header of a DICOM file, up to its pixels: elements in the order of their tags, by keyword or tag, the commonest also by properties.
/// </summary>
public sealed class XnatDicomHeader : IEnumerable<XnatDicomElement>
{
    private readonly Dictionary<DicomTag, XnatDicomElement> byTag;

    internal XnatDicomHeader(DicomHeader header, bool isComplete)
    {
        IsComplete = isComplete;
        byTag = header.Elements.ToDictionary(static element => element.Tag, element => new XnatDicomElement(header, element));
    }

    /// <summary>Reads the header of a file on this machine, up to its pixels, with or without a preamble.</summary>
    /// <remarks>Some kilobytes are read, on the calling thread. A file on the server is read by
    /// <see cref="DicomFileExtensions.ReadDicomHeaderAsync(XnatFile, CancellationToken)"/>.</remarks>
    /// <param name="stream">The file, at its beginning. It is read forward and stays the caller's.</param>
    /// <returns><see langword="null"/> if it is no DICOM file; of a damaged one what stands in front of the damage.</returns>
    /// <exception cref="ArgumentException">The stream cannot be read.</exception>
    /// <exception cref="XnatException">The stream failed while it was read.</exception>
    public static XnatDicomHeader? TryRead(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead) throw new ArgumentException("The stream cannot be read.", nameof(stream));
        try
        {
            return DicomReader.TryRead(stream) is { } header ? new(header, isComplete: true) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ObjectDisposedException)
        {
            throw new XnatException("The stream failed while a DICOM header was read from it; look at the inner exception.", e);
        }
    }

    /// <summary>How many elements there are, items of sequences aside.</summary>
    public int Count => byTag.Count;

    /// <summary>
    /// Whether all of the header was read. One that goes on for more than 64 MiB, or that breaks off, has what stands in front.
    /// </summary>
    public bool IsComplete { get; }

    /// <summary>Name of the patient.</summary>
    public string? PatientName => Text("PatientName");

    /// <summary>ID of the patient.</summary>
    public string? PatientId => Text("PatientID");

    /// <summary>Day of birth of the patient.</summary>
    public DateOnly? PatientBirthDate => this["PatientBirthDate"]?.Date;

    /// <summary>Sex of the patient: <c>M</c>, <c>F</c>, <c>O</c>.</summary>
    public string? PatientSex => Text("PatientSex");

    /// <summary>UID of the study.</summary>
    public string? StudyInstanceUid => Text("StudyInstanceUID");

    /// <summary>UID of the series.</summary>
    public string? SeriesInstanceUid => Text("SeriesInstanceUID");

    /// <summary>UID of this object.</summary>
    public string? SopInstanceUid => Text("SOPInstanceUID");

    /// <summary>What kind of object it is, as a UID.</summary>
    public string? SopClassUid => Text("SOPClassUID");

    /// <summary>How the data are written, as a UID.</summary>
    public string? TransferSyntaxUid => Text("TransferSyntaxUID");

    /// <summary>Modality: <c>MR</c>, <c>CT</c>.</summary>
    public string? Modality => Text("Modality");

    /// <summary>Maker of the scanner.</summary>
    public string? Manufacturer => Text("Manufacturer");

    /// <summary>Name of the scanner's model.</summary>
    public string? ManufacturerModelName => Text("ManufacturerModelName");

    /// <summary>Day of the study.</summary>
    public DateOnly? StudyDate => this["StudyDate"]?.Date;

    /// <summary>Time of day at which the study began.</summary>
    public TimeOnly? StudyTime => this["StudyTime"]?.Time;

    /// <summary>What the study is called.</summary>
    public string? StudyDescription => Text("StudyDescription");

    /// <summary>What the series is called.</summary>
    public string? SeriesDescription => Text("SeriesDescription");

    /// <summary>Number of the series.</summary>
    public int? SeriesNumber => this["SeriesNumber"]?.WholeNumber;

    /// <summary>Number of the object in its series.</summary>
    public int? InstanceNumber => this["InstanceNumber"]?.WholeNumber;

    /// <summary>Height of an image in pixels.</summary>
    public int? Rows => this["Rows"]?.WholeNumber;

    /// <summary>Width of an image in pixels.</summary>
    public int? Columns => this["Columns"]?.WholeNumber;

    /// <summary>How many images the object holds; one unless it says otherwise.</summary>
    public int NumberOfFrames => this["NumberOfFrames"]?.WholeNumber ?? 1;

    /// <summary>Distance of rows, then of columns, in millimetres.</summary>
    public IReadOnlyList<double> PixelSpacing => this["PixelSpacing"]?.Numbers ?? [];

    /// <summary>Thickness of the slice in millimetres.</summary>
    public double? SliceThickness => Number("SliceThickness");

    /// <summary>Repetition time in milliseconds.</summary>
    public double? RepetitionTime => Number("RepetitionTime");

    /// <summary>Echo time in milliseconds.</summary>
    public double? EchoTime => Number("EchoTime");

    /// <summary>Strength of the magnetic field in tesla.</summary>
    public double? MagneticFieldStrength => Number("MagneticFieldStrength");

    /// <summary>One element; <see langword="null"/> if the header does not have it.</summary>
    /// <param name="name">Keyword (<c>PatientName</c>, capital letters matter) or tag (<c>(0010,0010)</c>, <c>00100010</c>).</param>
    /// <exception cref="ArgumentException">DICOM knows no element of that keyword.</exception>
    public XnatDicomElement? this[string name]
    {
        get
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(name);
            var digits = string.Concat(name.Where(static c => c is not ('(' or ')' or ',' or ' ')));
            var tag = DicomTag.Parse(digits) ?? DicomDictionary.TagOf(name.Trim())
                ?? throw new ArgumentException("DICOM knows no element of this keyword; capital letters matter.", nameof(name));
            return byTag.GetValueOrDefault(tag);
        }
    }

    /// <summary>One element by its tag; <see langword="null"/> if the header does not have it.</summary>
    /// <param name="group">Number of the group.</param>
    /// <param name="element">Number within the group.</param>
    public XnatDicomElement? this[ushort group, ushort element] => byTag.GetValueOrDefault(new DicomTag(group, element));

    /// <summary>The first value of an element as text; <see langword="null"/> if it is absent or empty.</summary>
    /// <inheritdoc cref="this[string]"/>
    public string? Text(string name) => this[name]?.Values is [{ Length: > 0 } text, ..] ? text : null;

    /// <summary>The first value of an element as a number; <see langword="null"/> if it is absent or none.</summary>
    /// <inheritdoc cref="this[string]"/>
    public double? Number(string name) => this[name]?.Numbers is [var number, ..] ? number : null;

    /// <inheritdoc/>
    public IEnumerator<XnatDicomElement> GetEnumerator() => byTag.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>How many elements; never their values.</summary>
    public override string ToString() => $"XnatDicomHeader of {Count} elements";
}
