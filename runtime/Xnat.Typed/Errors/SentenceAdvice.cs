namespace Xnat.Typed;

/// <summary>What to do next where XNAT's own sentence says more than its status, which then often misleads.</summary>
internal static class SentenceAdvice
{
    private const string Busy =
        "The session is being worked on (built, moved or archived), by somebody or by the server itself; wait until its Status is READY " +
            "or it has left the prearchive, then look again.";

    private static readonly string[] BusySentences =
        ["Operation already in progress", "session document locked", "Duplicate archive attempt", "is currently being",
            "already being archived"];

    private static readonly (int Status, string Sentence, string Advice)[] Known =
    [
        (403, "previously deleted project", "XNAT never gives the ID of a deleted project again; choose another ID."),
        (403, "conflicts with existing projects", TakenProject),
        (409, "conflicts with existing projects", TakenProject),
        (409, "Project already exists", TakenProject),
        (403, "Justification required",
            "This site demands a reason for each change; set XnatClientOptions.Reason, or give the call a reason."),
        (403, "Site has not yet been configured",
            "The site was installed and never set up; its administrator has to open it in a browser once."),
        (403, "Unable to read subjects",
            "The project can be seen, but its subjects are for its members; ask an owner of the project to become one."),
        (409, "Specified label is already in use", TakenLabel),
        (409, "Label already in use", TakenLabel),
        (409, "already in use", TakenLabel),
        (409, "Subject already exists", TakenLabel),
        (409, "Specified experiment already exists", TakenLabel),
        (409, "Specified scan already exists", "A scan of this ID is there already; choose another ID or change that scan."),
        (409, "Already assigned to project", "It is in that project already, as its own or shared; list what the project has."),
        (400, ProjectElsewhere, MovedOnly),
        (409, ProjectElsewhere, MovedOnly),
        (400, "Label must be modified through separate URI",
            "A label is changed on its own, not together with other fields, and an assessor's through its project."),
        (400, "ID cannot be modified", "XNAT does not change the ID of what is stored; create the object anew if it must have another."),
        (409, "differs from existing xsiType",
            "What is stored under this ID is of another data type, which XNAT does not change; choose another ID."),
        (417, "Invalid character", "The ID has characters that XNAT does not take; use letters, digits, '_' and '-' alone."),
        (417, "Need PUT Contents", NoType),
        (417, "Need POST Contents", NoType),
        (417, "must reference a valid image session",
            "The session that the scan belongs to is not there, or this account cannot see it; check its label or accession ID."),
        (422, "must include the project attribute",
            "The project does not exist or this account cannot see it; check the project's ID, then project membership."),
    ];

    private const string TakenProject =
        "An ID, name, secondary ID or alias is taken, maybe by a project that this account cannot see: all of them are one set of names. " +
            "Choose others.";

    private const string TakenLabel = "The label is in use in this project; choose another one or change the object that has it.";

    private const string ProjectElsewhere = "Project must be modified through separate URI";

    private const string MovedOnly = "An object's project is changed by moving or sharing it, not as a field of it.";

    private const string NoType =
        "The server does not know what to create; give the data type, such as xnat:mrSessionData for a session or xnat:mrScanData for a " +
        "scan.";

    public static string? For(FailedAnswer answer)
    {
        if (IsBusy(answer)) return Busy;
        foreach (var (status, sentence, advice) in Known)
        {
            if ((int)answer.Status == status && answer.Says(sentence)) return advice;
        }

        return null;
    }

    /// <summary>Whether XNAT refuses because of what is there or going on, whatever its status says.</summary>
    public static bool IsConflict(FailedAnswer answer) =>
        IsBusy(answer)
            || ((int)answer.Status == 403
            && (answer.Says("previously deleted project") || answer.Says("conflicts with existing projects")));

    private static bool IsBusy(FailedAnswer answer) =>
        (int)answer.Status == 423 || ((int)answer.Status is 403 or 409 && Array.Exists(BusySentences, answer.Says));
}
