namespace Xnat.Typed.Tool.Demo;

/// <summary>A series of images of a computed phantom.</summary>
/// <param name="Type">What it is called.</param>
/// <param name="Modality">Modality in DICOM.</param>
/// <param name="Size">Rows and columns.</param>
/// <param name="Slices">How many images.</param>
/// <param name="Spacing">Of the slices, in millimetres.</param>
/// <param name="Contrast">Brightness of shell, tissue, inner tissue and fluid, 0 to 1.</param>
internal sealed record DemoSeries(string Type, string Modality, int Size, int Slices, double Spacing, double[] Contrast)
{
    /// <summary>Data type of its scan.</summary>
    public string ScanType => $"xnat:{Modality.ToLowerInvariant()}ScanData";

    /// <summary>SOP class of its images (PS3.4, B.5).</summary>
    public string SopClass => Modality switch
    {
        "MR" => "1.2.840.10008.5.1.4.1.1.4",
        "CT" => "1.2.840.10008.5.1.4.1.1.2",
        _ => "1.2.840.10008.5.1.4.1.1.128",
    };
}
