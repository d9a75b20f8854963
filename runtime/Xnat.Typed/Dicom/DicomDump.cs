using System.Collections;

namespace Xnat.Typed;

/// <summary>The header of a scan's first DICOM file, as the server reads it: elements in the order of their tags.</summary>
public sealed class DicomDump : IReadOnlyList<DicomDumpRow>
{
    private readonly IReadOnlyList<DicomDumpRow> rows;

    internal DicomDump(IReadOnlyList<DicomDumpRow> rows) => this.rows = rows;

    /// <inheritdoc/>
    public int Count => rows.Count;

    /// <inheritdoc/>
    public DicomDumpRow this[int index] => rows[index];

    /// <summary>The value of an element of the header itself; <see langword="null"/> if it has none of this name.</summary>
    /// <param name="name">Keyword (<c>PatientName</c>) or tag (<c>(0010,0010)</c>, <c>00100010</c>).</param>
    public string? this[string name] => rows.FirstOrDefault(row => row.IsCalled(name))?.Value;

    /// <inheritdoc/>
    public IEnumerator<DicomDumpRow> GetEnumerator() => rows.GetEnumerator();

    /// <summary>How many elements; never their values.</summary>
    public override string ToString() => $"DicomDump of {Count} elements";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
