using System.Net;

namespace Xnat.Typed;

/// <summary>What to do next after a refused import.</summary>
internal static class ImportAdvice
{
    public static string? For(FailedAnswer answer)
    {
        if (answer.Route != "/data/services/import") return null;
        return answer.Status switch
        {
            HttpStatusCode.BadRequest when answer.Says("parsable files") || answer.Says("DICOM object") =>
                "The archive holds no DICOM files that the server can read; check that the files inside are DICOM and not packed once " +
                    "more.",
            HttpStatusCode.BadRequest when answer.Says("multiple imaging sessions") =>
                "The archive holds several studies, which wait in the prearchive now; import each on its own, or into the prearchive.",
            HttpStatusCode.BadRequest when answer.Says("upload format") =>
                "The server cannot tell the format of the upload; send a zip, tar or tar.gz of DICOM files.",
            HttpStatusCode.Forbidden => "This account may not create data in that project; ask an owner of the project for the right to.",
            HttpStatusCode.NotFound =>
                "The project or the import handler does not exist on this server, or this account cannot see it; check the project's ID.",
            HttpStatusCode.Conflict when answer.Says("Invalid modification of session") =>
                "The session of that label differs in subject, project, UID or modality from what was sent, and would be changed by it; " +
                    "choose another label.",
            HttpStatusCode.Conflict =>
                "A session of that label is there already, and what was sent waits in the prearchive. Archive it from there with " +
                    "Overwrite, or delete it there and choose another label.",
            _ => null,
        };
    }
}
