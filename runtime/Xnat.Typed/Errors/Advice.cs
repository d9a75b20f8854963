using System.Net;

namespace Xnat.Typed;

/// <summary>What to do next after an answer: one sentence per situation, told from status, route and the server's own sentence.</summary>
internal static class Advice
{
    public static string For(FailedAnswer answer) =>
        ForImport(answer) ?? ForArchive(answer) ?? (int)answer.Status switch
        {
            400 when answer.Route == "/data/services/dicomdump" =>
                "The server knows no DICOM element of one of these names, or one was asked for twice, by keyword and by tag; keywords are written like PatientName.",
            400 => "The server does not accept a value or parameter; its own words are in ServerMessage.",
            401 => "The sign-in is missing, wrong or expired; check the credential, then whether the account is enabled.",
            403 => "This account may not do that; ask an owner of the project for the right to.",
            404 => NotFound(answer.Route),
            405 => "This server does not offer that operation here; check the address and the version of the server.",
            409 => "Something of that name is there already or is being worked on; choose another label or change the existing one.",
            412 => "A condition of the project is not met; its own words are in ServerMessage.",
            417 or 422 => "The server misses a part of the object or refuses its ID; give data type, project and an ID of letters, digits, '_' and '-'.",
            423 => "The session is being archived already; wait until that is done and look again.",
            502 or 503 or 504 => "The server or the proxy before it is not ready; try again in a minute.",
            >= 500 => "The server failed on it; its own words are in ServerMessage and, in full, in the server's logs.",
            >= 300 and < 400 => "The answer leads elsewhere and was not followed; check the address of the server.",
            _ => "The server's own words are in ServerMessage.",
        };

    private static string NotFound(string route)
    {
        var subject = route.LastIndexOf('{') is var open and >= 0 ? route[(open + 1)..route.IndexOf('}', open)] : "";
        return subject switch
        {
            "project" => "Either the project does not exist or this account cannot see it; check the project's ID, then project membership.",
            "subject" => "Either the subject does not exist or this account cannot see it; check the label, then project membership.",
            "experiment" => "Either the experiment does not exist or this account cannot see it; check label or accession ID (labels work only below a project), then project membership.",
            "scan" when route.EndsWith("/files", StringComparison.Ordinal) => "The scan is not there or has no files; list the scans of the session and their resources.",
            "scan" => "Either the scan does not exist or this account cannot see it; scans are addressed by ID, list those of the session.",
            "assessor" => "Either the assessor does not exist or this account cannot see it; check label or accession ID.",
            "resource" => "Either the resource does not exist or it holds no such file; list the resources of the object.",
            "path" => "There is no such file in the resource; list its files.",
            _ => "Either it does not exist or this account cannot see it; check address and membership.",
        };
    }

    private static string? ForImport(FailedAnswer answer)
    {
        if (answer.Route != "/data/services/import") return null;
        return answer.Status switch
        {
            HttpStatusCode.BadRequest when Says(answer, "parsable files") || Says(answer, "DICOM object") =>
                "The archive holds no DICOM files that the server can read; check that the files inside are DICOM and not packed once more.",
            HttpStatusCode.BadRequest when Says(answer, "multiple imaging sessions") =>
                "The archive holds several studies, which wait in the prearchive now; import each on its own, or into the prearchive.",
            HttpStatusCode.BadRequest when Says(answer, "upload format") => "The server cannot tell the format of the upload; send a zip, tar or tar.gz of DICOM files.",
            HttpStatusCode.Forbidden => "This account may not create data in that project; ask an owner of the project for the right to.",
            HttpStatusCode.NotFound => "The project or the import handler does not exist on this server, or this account cannot see it; check the project's ID.",
            HttpStatusCode.Conflict => "A session of that label is there already; set Overwrite to Append or Delete, or choose another label.",
            _ => null,
        };
    }

    private static string? ForArchive(FailedAnswer answer)
    {
        if (answer.Route != "/data/services/archive") return null;
        return (int)answer.Status switch
        {
            400 => "The session belongs to no project yet; move it into one, then archive it.",
            403 => "The session is busy, or this account may not archive into that project; look at the status of the session.",
            404 => "The session is not in the prearchive any more; list the prearchive again.",
            500 => "The session stays in the prearchive with a status of CONFLICT or ERROR; look at it there, then archive it with Overwrite or delete it.",
            _ => null,
        };
    }

    private static bool Says(FailedAnswer answer, string text) =>
        (answer.ServerMessage ?? answer.Body)?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
}
