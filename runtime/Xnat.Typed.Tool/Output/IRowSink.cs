namespace Xnat.Typed.Tool.Output;

/// <summary>Takes the rows of one table, in their order.</summary>
internal interface IRowSink
{
    /// <summary>Takes a row.</summary>
    /// <param name="id">What names it for other commands.</param>
    /// <param name="cells">A text, number or truth value for each column; <see langword="null"/> for none.</param>
    void Add(string id, IReadOnlyList<object?> cells);

    /// <summary>There are no more rows.</summary>
    void End();
}
