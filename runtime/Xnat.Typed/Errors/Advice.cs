namespace Xnat.Typed;

/// <summary>
/// What to do next after an answer: one sentence per situation, told from the server's own sentence, the route and the status.
/// </summary>
internal static class Advice
{
    public static string For(FailedAnswer answer) =>
        SentenceAdvice.For(answer) ?? WaitAdvice.For(answer) ?? ImportAdvice.For(answer) ?? ArchiveAdvice.For(answer) ?? ForStatus(answer);

    private static string ForStatus(FailedAnswer answer) => (int)answer.Status switch
    {
        400 when answer.Route == "/data/services/dicomdump" =>
            "The server knows no DICOM element of one of these names, or one was asked for twice, by keyword and by tag; keywords are " +
                "written like PatientName.",
        400 when answer.Signs.WantsHttps => "The server speaks https at this port; connect to its https address.",
        400 => "The server does not accept a value or parameter; its own words are in ServerMessage.",
        401 => "The sign-in is missing, wrong or expired; check the credential, then whether the account is enabled.",
        403 => "This account may not do that; ask an owner of the project for the right to.",
        404 => NotFound(answer.Route),
        405 => "This server does not offer that operation here; check the address and the version of the server.",
        406 => "The server does not offer this in the wanted form; check the address and the version of the server.",
        407 => ProxyAdvice.WantsCredentials,
        409 => "Something of that name is there already or is being worked on; choose another label or change the existing one.",
        411 => "The server or a proxy before it takes no body of unknown length; send from a file, or from a stream that can seek.",
        412 => "A condition of the project is not met; its own words are in ServerMessage.",
        413 =>
            "This is more than the server, or more often the proxy before it, accepts at once; ask its administrator to raise the limit, " +
                "or send it in several parts.",
        414 or 431 =>
            "The address is longer than the server or the proxy before it accepts; ask for fewer columns or change fewer fields at once.",
        417 or 422 =>
            "The server misses a part of the object or refuses its ID; give data type, project and an ID of letters, digits, '_' and '-'.",
        507 => "The server's disk is full; tell its administrator.",
        >= 500 => "The server failed on it; its own words are in ServerMessage and, in full, in the server's logs." + MissingReason(answer),
        >= 300 and < 400 => "The answer leads elsewhere and was not followed; check the address of the server.",
        _ => "The server's own words are in ServerMessage.",
    };

    /// <summary>
    /// A site that demands a reason fails on a change without one (contract of <c>event_reason</c>) and does not say why.
    /// </summary>
    private static string MissingReason(FailedAnswer answer) =>
        answer is { Method: "PUT", Signs.HasReason: false } && answer.Route.StartsWith("/data/", StringComparison.Ordinal)
            ? " Sites that demand a reason for changes fail like this without one: if yours does, set XnatClientOptions.Reason."
            : "";

    private static string NotFound(string route)
    {
        var subject = route.LastIndexOf('{') is var open and >= 0 ? route[(open + 1)..route.IndexOf('}', open)] : "";
        return subject switch
        {
            "project" =>
                "Either the project does not exist or this account cannot see it; check the project's ID, then project membership.",
            "subject" => "Either the subject does not exist or this account cannot see it; check the label, then project membership.",
            "experiment" =>
                "Either the experiment does not exist or this account cannot see it; check label or accession ID (labels work only below "
                + "a project), then project membership.",
            "scan" when route.EndsWith("/files", StringComparison.Ordinal) =>
                "The scan is not there or has no files; list the scans of the session and their resources.",
            "scan" => "Either the scan does not exist or this account cannot see it; scans are addressed by ID, list those of the session.",
            "assessor" => "Either the assessor does not exist or this account cannot see it; check label or accession ID.",
            "resource" => "Either the resource does not exist or it holds no such file; list the resources of the object.",
            "path" => "There is no such file in the resource; list its files.",
            "timestamp" or "folder" =>
                "The session is not in the prearchive: it was archived, moved or deleted, or this account cannot see it; list the " +
                "prearchive again.",
            _ => "Either it does not exist or this account cannot see it; check address and membership.",
        } + MissingInterface(route);
    }

    /// <summary>A server that is too old for a route answers as if it had not found an object.</summary>
    private static string MissingInterface(string route) => route switch
    {
        _ when route.StartsWith("/xapi/custom-fields/", StringComparison.Ordinal)
            || route.StartsWith("/xapi/customforms", StringComparison.Ordinal) =>
            " Custom fields and forms came with XNAT 1.8.8: an older server answers the same; GetServerVersionAsync tells which it is.",
        _ when route.StartsWith("/xapi/", StringComparison.Ordinal) =>
            " What is below /xapi came with XNAT 1.7, some of it later or with a plugin: a server without it answers the same; " +
                "GetServerVersionAsync tells which it is.",
        _ => "",
    };
}
