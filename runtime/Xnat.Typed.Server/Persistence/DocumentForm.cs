namespace Xnat.Typed.Server.Persistence;

/// <summary>One line of the table of documents: an object that stands by itself.</summary>
/// <param name="Row">The object and everything below it.</param>
internal sealed record DocumentForm(RowForm Row)
{
    /// <summary>Of a project only.</summary>
    public ContentsForm? Contents { get; init; }

    /// <summary>Of a session in the prearchive only.</summary>
    public WaitingForm? Waiting { get; init; }
}
