namespace Xnat.Typed;

/// <summary>What a verification found of one file.</summary>
public enum FileVerdict
{
    /// <summary>It is as it was when it was downloaded, and as the server has it where that was asked.</summary>
    Same,

    /// <summary>It was changed here.</summary>
    Changed,

    /// <summary>It is not here any more.</summary>
    MissingHere,

    /// <summary>It is as it was, and the server has another one now.</summary>
    ChangedThere,

    /// <summary>It is as it was, and the server does not list it any more.</summary>
    MissingThere,

    /// <summary>It cannot be read: its permissions or the disk do not allow it.</summary>
    Unreadable,
}
