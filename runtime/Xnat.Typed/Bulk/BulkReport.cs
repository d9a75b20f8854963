namespace Xnat.Typed;

/// <summary>What came of the work with each object of a listing.</summary>
/// <typeparam name="TItem">Class of the objects.</typeparam>
/// <typeparam name="TResult">What the work gives for each.</typeparam>
public sealed class BulkReport<TItem, TResult>
{
    internal BulkReport(IReadOnlyList<BulkOutcome<TItem, TResult>> outcomes) => Outcomes = outcomes;

    /// <summary>One for each object, in the order of the listing.</summary>
    public IReadOnlyList<BulkOutcome<TItem, TResult>> Outcomes { get; }

    /// <summary>Whether the work is done with all of them, by this run or by earlier ones.</summary>
    public bool IsComplete => Outcomes.All(static outcome => outcome.Status is BulkStatus.Done or BulkStatus.DoneBefore);

    /// <summary>Those with which it failed, in the order of the listing.</summary>
    public IEnumerable<BulkOutcome<TItem, TResult>> Failed => Outcomes.Where(static outcome => outcome.Status is BulkStatus.Failed);

    /// <summary>How many ended so.</summary>
    /// <param name="status">What came of them.</param>
    public int Count(BulkStatus status) => Outcomes.Count(outcome => outcome.Status == status);

    /// <summary>The counts, such as <c>1000 objects: 990 done, 10 failed</c>; no label.</summary>
    public override string ToString()
    {
        (BulkStatus Status, string Word)[] words =
        [
            (BulkStatus.Done, "done"), (BulkStatus.DoneBefore, "done before"), (BulkStatus.Failed, "failed"),
            (BulkStatus.NotStarted, "not started"),
        ];
        var parts = words.Select(word => (Count: Count(word.Status), word.Word)).Where(static part => part.Count > 0)
            .Select(static part => $"{part.Count} {part.Word}");
        return Outcomes.Count == 0 ? "0 objects" : $"{CountText.Of(Outcomes.Count, "object")}: {string.Join(", ", parts)}";
    }
}
