namespace Xnat.Typed;

/// <summary>A search that is stored on the server.</summary>
/// <param name="Id">Its ID, one of a kind.</param>
/// <param name="Title">What people see in lists.</param>
/// <param name="DataType">Data type of the rows that it finds.</param>
/// <param name="Users">Who may use it; nobody named stands for everybody.</param>
public sealed record XnatSavedSearch(string Id, string Title, string DataType, IReadOnlyList<string> Users)
{
    /// <summary>The ID alone: titles may name people.</summary>
    public override string ToString() => $"XnatSavedSearch {Id} ({DataType})";
}
