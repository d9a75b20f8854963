namespace Xnat.Typed;

/// <summary>Names of XNAT's own import handlers, for <see cref="ImportOptions.Handler"/>. Plug-ins bring further ones.</summary>
public static class ImportHandlers
{
    /// <summary>
    /// The usual one: takes a whole study in one archive and builds its session at once. Files keep their names; what is no DICOM image is
    /// passed over.
    /// </summary>
    public const string SessionImporter = "SI";

    /// <summary>
    /// Takes an archive of any part of a study; all parts are gathered in one session of the prearchive until somebody commits it. Files
    /// get cleaned names.
    /// </summary>
    public const string DicomZip = "DICOM-zip";

    /// <summary>The same, with one DICOM file in each request.</summary>
    public const string GradualDicom = "gradual-DICOM";

    /// <summary>Takes an archive in XNAT's own form, with documents of objects and their files.</summary>
    public const string Xar = "XAR";
}
