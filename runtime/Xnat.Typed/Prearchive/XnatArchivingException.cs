namespace Xnat.Typed;

/// <summary>A session was not archived. <see cref="State"/> says what is known.</summary>
public sealed class XnatArchivingException : XnatException
{
    /// <summary>Says how it stands and what to do next.</summary>
    /// <param name="state">How it stands.</param>
    public XnatArchivingException(ArchivingState state)
        : base(Words(state)) =>
        State = state;

    /// <summary>How it stood when it was looked at last.</summary>
    public ArchivingState State { get; }

    private static string Words(ArchivingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Stage switch
        {
            ArchivingStage.Failed =>
                $"The session was not archived: {state}. It stays in the prearchive; ArchivingState.Log has the server's reason. Archive " +
                "it with Overwrite or under another label, or delete it.",
            ArchivingStage.Gone =>
                "The session has left the prearchive, and the archive has none of its name and study: it was deleted or moved, or was " +
                "archived under another label. Look for its study in the archive.",
            _ =>
                $"The archiving is stuck: {state}. ArchivingState.Log has the server's last log. Wait on, or ask an administrator to " +
                "reset the status; never archive it a second time before that.",
        };
    }
}
