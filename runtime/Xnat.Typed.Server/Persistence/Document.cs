using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Prearchive;

namespace Xnat.Typed.Server.Persistence;

/// <summary>One line of the table of documents: an object that stands by itself.</summary>
/// <param name="Row">The object and everything below it but the files.</param>
internal sealed record Document(Row Row)
{
    /// <summary>Of a project only.</summary>
    public ProjectContents? Contents { get; init; }

    /// <summary>Of a session in the prearchive only.</summary>
    public PrearchiveSession? Waiting { get; init; }
}
