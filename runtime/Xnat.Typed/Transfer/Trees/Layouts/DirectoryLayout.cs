namespace Xnat.Typed;

/// <summary>
/// Where files of a download go below its folder. Whatever the layout, names are made such that every system takes them, and no two are
/// the same where capital letters do not count: the second of two gets <c>~2</c> behind its name. So does the second of two subjects or
/// sessions of one label, from different projects; each keeps its name in later runs into the folder.
/// </summary>
public abstract class DirectoryLayout
{
    private protected DirectoryLayout()
    {
    }

    /// <summary>
    /// The one of xnatpy: <c>SESSION/scans/ID-TYPE/resources/DICOM/files/…</c>, with the subject and the project before it where these
    /// are what is downloaded.
    /// </summary>
    public static DirectoryLayout Xnatpy { get; } = new XnatpyLayout();

    /// <summary>All files in one folder: <c>SESSION_SCAN_RESOURCE_file</c>.</summary>
    public static DirectoryLayout Flat { get; } = new TemplateLayout("{session}_{assessor}_{scan}_{resource}_{file}");

    /// <summary>Names of your own, such as <c>sub-{subject}/ses-{session}/{scan}_{type}/{file}</c>.</summary>
    /// <param name="template">
    /// Folders and a file with <c>/</c> between. In braces: <c>project</c>, <c>subject</c>, <c>session</c> (label of any experiment),
    /// <c>assessor</c>, <c>scan</c> (ID; of a reconstruction too), <c>type</c>, <c>quality</c>, <c>resource</c>, <c>format</c>, and as the
    /// end <c>file</c> (its name) or <c>path</c> (with its folders within the resource). A folder of which no part has a value is left out,
    /// as those for the scan are for files of the session.
    /// </param>
    /// <exception cref="ArgumentException">
    /// It has an unknown part, braces that do not fit, an empty folder, <c>..</c>, or does not end with the file.
    /// </exception>
    public static DirectoryLayout Template(string template)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(template);
        return new TemplateLayout(template);
    }

    /// <summary>Whether it wants a name for itself that it cannot do without.</summary>
    internal abstract bool Needs(string part);

    /// <summary>Whether it makes use of a name where there is one.</summary>
    internal abstract bool Uses(string part);

    /// <summary>The folders of a file that do not depend on its path within the resource; the names are not made safe yet.</summary>
    internal abstract IEnumerable<string> FoldersOf(TreeNames names);

    /// <summary>The rest of its path: its name, and mostly the folders within the resource.</summary>
    /// <param name="names">What all files of the resource are called after.</param>
    /// <param name="path">Its path within the resource.</param>
    internal abstract IEnumerable<string> EndOf(TreeNames names, string path);
}
