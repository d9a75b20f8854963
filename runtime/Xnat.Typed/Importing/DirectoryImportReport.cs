namespace Xnat.Typed;

/// <summary>What came of each study of a folder.</summary>
public sealed class DirectoryImportReport
{
    internal DirectoryImportReport(IReadOnlyList<ImportedStudy> studies, IReadOnlyList<string> notDicom, XnatException? stoppedBy) =>
        (Studies, NotDicom, StoppedBy) = (studies, notDicom, stoppedBy);

    /// <summary>One for each study that the folder has files of.</summary>
    public IReadOnlyList<ImportedStudy> Studies { get; }

    /// <summary>What is no DICOM image of a study and was not sent: paths within the folder.</summary>
    public IReadOnlyList<string> NotDicom { get; }

    /// <summary>The last failure before the import gave up; <see langword="null"/> where it came to its end.</summary>
    public XnatException? StoppedBy { get; }

    /// <summary>Whether all studies are where they were to go, as many files of each as there are here.</summary>
    public bool IsComplete => Studies.All(static study =>
        study.Status is ImportStatus.Archived or ImportStatus.Prearchived or ImportStatus.Kept
        && (study.FilesThere is not { } there || there >= study.Files));

    /// <summary>Those that are not.</summary>
    public IEnumerable<ImportedStudy> Missing => Studies.Where(static study =>
        study.Status is ImportStatus.NotSent or ImportStatus.Held or ImportStatus.Failed || study.FilesThere < study.Files);

    /// <summary>How many studies ended so.</summary>
    /// <param name="status">What came of them.</param>
    public int Count(ImportStatus status) => Studies.Count(study => study.Status == status);

    /// <summary>Throws unless all studies are where they were to go.</summary>
    /// <exception cref="XnatException">One is not; the first failure is in InnerException.</exception>
    public void RequireComplete()
    {
        if (IsComplete) return;
        throw new XnatException(
            $"The import is not complete ({this}). Which studies and why is in the report; with SkipPresent a second call sends the rest.",
            StoppedBy ?? Studies.Select(static study => study.Error).FirstOrDefault(static error => error is not null));
    }

    /// <summary>The counts, such as <c>12 studies: 11 archived, 1 failed</c>; no label.</summary>
    public override string ToString()
    {
        (ImportStatus Status, string Word)[] words =
        [
            (ImportStatus.Archived, "archived"), (ImportStatus.Prearchived, "in the prearchive"), (ImportStatus.Held, "held"),
            (ImportStatus.Kept, "kept"), (ImportStatus.Failed, "failed"), (ImportStatus.NotSent, "not sent"),
        ];
        var parts = words.Select(word => (Count: Count(word.Status), word.Word)).Where(static part => part.Count > 0)
            .Select(static part => $"{part.Count} {part.Word}");
        return $"{Studies.Count} studies: {string.Join(", ", parts)}";
    }
}
