namespace Xnat.Typed;

/// <summary>What to do next after a refused archiving.</summary>
internal static class ArchiveAdvice
{
    public static string? For(FailedAnswer answer)
    {
        if (answer.Route != "/data/services/archive") return null;
        return (int)answer.Status switch
        {
            400 => "The session belongs to no project yet; move it into one, then archive it.",
            403 => "The session is busy, or this account may not archive into that project; look at the status of the session.",
            404 => "The session is not in the prearchive any more; list the prearchive again.",
            500 when answer.Says("within the configured timeout") =>
                "The server goes on archiving; wait, then look for the session in the archive and in the prearchive. Do not archive it " +
                    "anew before.",
            500 => "The session stays in the prearchive; look at its status and its log there. Where that is CONFLICT or ERROR, archive " +
                "it with Overwrite or delete it, otherwise archive it again.",
            _ => null,
        };
    }
}
