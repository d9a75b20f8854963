namespace Xnat.Typed.Server.Data;

/// <summary>A register as the place where data is kept sees it: keys and bytes.</summary>
internal interface IRegister
{
    /// <summary>The word for its records, one of a kind in a server.</summary>
    string Kind { get; }

    /// <summary>Keys of all records, in their order.</summary>
    IReadOnlyCollection<string> Keys { get; }

    /// <summary>Keys that were put or removed since the last call, each once, in the order of their first change.</summary>
    IReadOnlyList<string> TakeChanges();

    /// <summary>A record as JSON in UTF-8; <see langword="null"/> where it has been removed.</summary>
    byte[]? Save(string key);

    /// <summary>Takes a record that was kept; not counted as a change.</summary>
    void Load(string key, ReadOnlySpan<byte> json);
}
