using System.Globalization;

namespace Xnat.Typed;

/// <summary>A folder sorted into studies, by what stands in its files and not by how they are called.</summary>
/// <param name="Studies">In the order of their first files.</param>
/// <param name="NotDicom">Names of what is no DICOM image of a study: other files, links, devices.</param>
internal sealed record StudyFolder(IReadOnlyList<StudyFiles> Studies, IReadOnlyList<string> NotDicom)
{
    private const int BufferSize = 8 * 1024;

    /// <exception cref="ArgumentException">There is no such folder, or no DICOM image in it.</exception>
    /// <exception cref="XnatException">The folder or a file in it cannot be read.</exception>
    public static async Task<StudyFolder> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        // Some kilobytes of each file, read as a disk likes it: one after another.
        var found = await Task.Run(() => Read(LocalTree.Read(folder), cancellationToken), cancellationToken).ConfigureAwait(false);
        return found.Studies.Count > 0
            ? found
            : throw new ArgumentException($"{folder} holds no DICOM image of a study; nothing was sent.", nameof(folder));
    }

    /// <summary>The same of single files, wherever they lie. Files of one name get numbers in front.</summary>
    /// <exception cref="ArgumentException">One is not there, or none is a DICOM image.</exception>
    /// <exception cref="XnatException">One cannot be read.</exception>
    public static async Task<StudyFolder> ReadAsync(IEnumerable<string> files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        string[] paths = [.. files.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal)];
        var found = await Task.Run(() => Read(new(Named(paths), []), cancellationToken), cancellationToken).ConfigureAwait(false);
        return found.Studies.Count > 0
            ? found
            : throw new ArgumentException("None of the files is a DICOM image of a study; nothing was sent.", nameof(files));
    }

    private static List<LocalTreeFile> Named(string[] paths)
    {
        // An archive that is unpacked on whatever disk must not have two names that differ in case alone.
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. paths.Select((path, index) =>
        {
            var name = Path.GetFileName(path);
            if (!names.Add(name)) names.Add(name = string.Create(CultureInfo.InvariantCulture, $"{index}/{name}"));
            return new LocalTreeFile(name, path, FileState.Of(path));
        })];
    }

    private static StudyFolder Read(LocalTree tree, CancellationToken cancellationToken)
    {
        var studies = new Dictionary<string, List<LocalTreeFile>>(StringComparer.Ordinal);
        var others = tree.LeftOut.Select(static left => left.Name).ToList();
        foreach (var file in tree.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Study(file) is not { } uid) others.Add(file.Name);
            else if (studies.TryGetValue(uid, out var files)) files.Add(file);
            else studies.Add(uid, [file]);
        }

        return new([.. studies.Select(static study => new StudyFiles(study.Key, study.Value))], [.. others.Order(StringComparer.Ordinal)]);
    }

    private static string? Study(LocalTreeFile file)
    {
        try
        {
            using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize);
            return StudyOf.File(stream);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            // Whether it belongs to a study nobody knows: a study without it would only look complete.
            throw new XnatException(
                "A file of the folder cannot be read; check its permissions and its disk. Nothing was sent.", DiskFailure.WithoutPath(e));
        }
    }
}
