namespace Xnat.Typed.Server.Dicom;

/// <summary>One data element as it stands in the file.</summary>
/// <param name="Tag">Its number.</param>
/// <param name="Vr">Value representation, from the file or the dictionary; <c>UN</c> if neither knows it.</param>
/// <param name="Bytes">The value; of a long one only the beginning.</param>
/// <param name="Items">Items of a sequence.</param>
internal sealed record DicomElement(DicomTag Tag, string Vr, byte[] Bytes, IReadOnlyList<DicomHeader> Items);
