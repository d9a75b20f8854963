namespace Xnat.Typed;

/// <summary>What came of the work with one object.</summary>
/// <typeparam name="TItem">Class of the object.</typeparam>
/// <typeparam name="TResult">What the work gives.</typeparam>
/// <param name="Item">The object.</param>
/// <param name="Status">Whether it is done.</param>
/// <param name="Result">What the work gave; nothing unless it was done by this run.</param>
/// <param name="Error">Why it failed; <see langword="null"/> unless it did.</param>
public sealed record BulkOutcome<TItem, TResult>(TItem Item, BulkStatus Status, TResult? Result, Exception? Error)
{
    /// <summary>The status alone: an object may be called by its label.</summary>
    public override string ToString() => Error is null ? $"{Status}" : $"{Status}: {Error.Message}";
}
