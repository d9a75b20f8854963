namespace Xnat.Typed;

/// <summary>
/// What becomes of a file that is to be transferred and stands there already, here or on the server. With none of them is a file that is
/// the same transferred again, and only with <see cref="Replace"/> is anything overwritten.
/// </summary>
public enum IfExists
{
    /// <summary>It is compared: the same counts as done, and one that differs is left as it is and reported.</summary>
    Compare,

    /// <summary>
    /// It is left as it is and not transferred, which counts as a failure: a download goes on with the other files, and knows those that an
    /// earlier run of it put there; an upload is refused as a whole before anything is sent.
    /// </summary>
    Fail,

    /// <summary>It is left as it is and not compared.</summary>
    Skip,

    /// <summary>It is compared, and replaced where it differs.</summary>
    Replace,
}
