using System.Globalization;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Importing;

/// <summary>
/// Takes fields of sessions and scans from headers. A value that differs between the
/// files of a study or does not fit the schema is left out.
/// </summary>
internal static class HeaderFields
{
    public static void Session(Row row, IReadOnlyList<DicomFile> files)
    {
        Put(row, "UID", files, 0x0020, 0x000d);
        Put(row, "date", files, 0x0008, 0x0020);
        Put(row, "time", files, 0x0008, 0x0030);
        Put(row, "acquisition_site", files, 0x0008, 0x0080);
        Put(row, "session_type", files, 0x0008, 0x1030);
        Put(row, "study_id", files, 0x0020, 0x0010);
        Put(row, "modality", files, 0x0008, 0x0060);
        Set(
            row,
            "scanner",
            string.Join(',', files.Select(file => file.Header.Text(0x0008, 0x1010)).OfType<string>().Distinct(StringComparer.Ordinal)));
        Put(row, "scanner/manufacturer", files, 0x0008, 0x0070);
        Put(row, "scanner/model", files, 0x0008, 0x1090);
        Put(row, "operator", files, 0x0008, 0x1070);
        Put(row, "dcmAccessionNumber", files, 0x0008, 0x0050);
        Put(row, "dcmPatientId", files, 0x0010, 0x0020);
        Put(row, "dcmPatientName", files, 0x0010, 0x0010);
        Put(row, "dcmPatientBirthDate", files, 0x0010, 0x0030);
        Put(row, "dcmPatientWeight", files, 0x0010, 0x1030);
        if (row.Type.Is("xnat:mrSessionData")) Put(row, "fieldStrength", files, 0x0018, 0x0087);
    }

    public static void Scan(Row row, Series series)
    {
        var files = series.Files;
        Set(row, "UID", series.Uid);
        Put(row, "series_description", files, 0x0008, 0x103e);
        Put(row, "modality", files, 0x0008, 0x0060);
        Put(row, "scanner", files, 0x0008, 0x1010);
        Put(row, "scanner/manufacturer", files, 0x0008, 0x0070);
        Put(row, "scanner/model", files, 0x0008, 0x1090);
        Put(row, "startTime", files, 0x0008, 0x0031);
        Put(row, "start_date", files, 0x0008, 0x0021);
        Put(row, "protocolName", files, 0x0018, 0x1030);
        Put(row, "bodyPartExamined", files, 0x0018, 0x0015);
        Put(row, "requestedProcedureDescription", files, 0x0032, 0x1060);
        // Secondary files have no frames to XNAT, so a scan of nothing else has none.
        Set(
            row,
            "frames",
            files
                .Where(file => file.IsPrimary)
                .Sum(file => file.Header.Integer(0x0028, 0x0008) ?? 1)
                .ToString(CultureInfo.InvariantCulture));
        if (row.Type.Is("xnat:mrScanData")) Mr(row, files);
    }

    private static void Mr(Row row, IReadOnlyList<DicomFile> files)
    {
        Put(row, "fieldStrength", files, 0x0018, 0x0087);
        Put(row, "coil", files, 0x0018, 0x1250);
        Put(row, "parameters/tr", files, 0x0018, 0x0080);
        Put(row, "parameters/te", files, 0x0018, 0x0081);
        Put(row, "parameters/ti", files, 0x0018, 0x0082);
        Put(row, "parameters/flip", files, 0x0018, 0x1314);
        Put(row, "parameters/sequence", files, 0x0018, 0x0024);
        Put(row, "parameters/scanSequence", files, 0x0018, 0x0020);
        Put(row, "parameters/seqVariant", files, 0x0018, 0x0021);
        Put(row, "parameters/scanOptions", files, 0x0018, 0x0022);
        Put(row, "parameters/acqType", files, 0x0018, 0x0023);
        Put(row, "parameters/imageType", files, 0x0008, 0x0008);
        Put(row, "parameters/pixelBandwidth", files, 0x0018, 0x0095);
        Put(row, "parameters/phaseEncodingDirection", files, 0x0018, 0x1312);
        Put(row, "parameters/subjectPosition", files, 0x0018, 0x5100);
        var spacing = Same(files, file => file.Header.Whole(0x0028, 0x0030))?.Split('\\');
        if (spacing is { Length: 2 })
        {
            Set(row, "parameters/voxelRes/x", spacing[1].Trim());
            Set(row, "parameters/voxelRes/y", spacing[0].Trim());
            Set(row, "parameters/voxelRes/z", Same(files, file => file.Header.Text(0x0018, 0x0050)));
        }

        Set(row, "parameters/fov/x", Same(files, file => file.Header.Text(0x0028, 0x0011)));
        Set(row, "parameters/fov/y", Same(files, file => file.Header.Text(0x0028, 0x0010)));
        Set(row, "parameters/orientation", Orientation(Same(files, file => file.Header.Whole(0x0020, 0x0037))));
    }

    /// <summary>The plane to which the image is closest: <c>Sag</c>, <c>Cor</c>, <c>Tra</c>.</summary>
    private static string? Orientation(string? cosines)
    {
        var numbers = cosines
            ?.Split('\\')
            .Select(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN)
            .ToArray();
        if (numbers is not { Length: 6 } c || c.Any(double.IsNaN)) return null;
        double[] normal =
        [
            Math.Abs((c[1] * c[5]) - (c[2] * c[4])), Math.Abs((c[2] * c[3]) - (c[0] * c[5])), Math.Abs((c[0] * c[4]) - (c[1] * c[3]))
        ];
        return normal[0] >= normal[1] && normal[0] >= normal[2] ? "Sag" : normal[1] >= normal[2] ? "Cor" : "Tra";
    }

    private static void Put(Row row, string path, IReadOnlyList<DicomFile> files, ushort group, ushort element) =>
        Set(row, path, Same(files, file => file.Header.Whole(group, element)));

    /// <summary>The value that all files agree on; those without one do not count.</summary>
    private static string? Same(IReadOnlyList<DicomFile> files, Func<DicomFile, string?> value)
    {
        var values = files.Select(value).OfType<string>().Distinct(StringComparer.Ordinal).Take(2).ToList();
        return values.Count == 1 ? values[0] : null;
    }

    private static void Set(Row row, string path, string? value)
    {
        if (string.IsNullOrWhiteSpace(value) || !row.Type.Fields.TryGetValue(path, out var member) || member.Kind != MemberKind.Value)
            return;
        try
        {
            row.Put(member.Path, FieldValue.Normalise(row.Type, member, value.Trim()));
        }
        catch (RestException)
        {
            // A header may hold anything; what the schema does not take is not stored.
        }
    }
}
