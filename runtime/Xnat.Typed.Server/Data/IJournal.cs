namespace Xnat.Typed.Server.Data;

/// <summary>Where a <see cref="Store"/> keeps what it holds, so that it outlives the process.</summary>
internal interface IJournal : IRecordSource
{
    /// <summary>What the next <see cref="Commit"/> keeps.</summary>
    Changes Changes { get; }

    /// <summary>Why the server can go on no longer: what is kept is no longer what memory holds.</summary>
    string? Failure { get; }

    /// <summary>Keeps all changes, or none of them.</summary>
    /// <param name="counters">Numbers given out so far.</param>
    /// <param name="registers">Everything that keeps records.</param>
    void Commit(Counters counters, IReadOnlyList<IRegister> registers);
}
