using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.WebUtilities;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Editing;

/// <summary>Reads a <see cref="Submission"/> off the wire, before anything is locked.</summary>
internal static class SubmissionReader
{
    public static async Task<Submission> ReadAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        var documents = new List<XElement>();
        var isForm = request.Query["req_format"] == "form";
        // Without an announced length a body is ignored, as if only the query had been sent.
        if (request.HasBody)
        {
            if (request.ContentType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) && !isForm)
                await ReadPartsAsync(request, documents, cancellationToken).ConfigureAwait(false);
            else if (request.ContentType is "text/xml" or "application/xml"
                || request.Query["req_format"] == "xml"
                || request.Query.Flag("inbody"))
                documents.Add(Parse(await request.ReadTextAsync(cancellationToken).ConfigureAwait(false)));
            else await request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        }

        return new(documents, request.Stored);
    }

    private static Task ReadPartsAsync(
        XnatRequest request,
        List<XElement> documents,
        CancellationToken cancellationToken) => MultipartParts.ReadAsync(
        request,
        async section =>
        {
            using var text = new StreamReader(section.Body);
            var content = await text.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            var disposition = section.GetContentDispositionHeader();
            if (disposition?.FileName.Value?.Trim('"').EndsWith(".xml", StringComparison.OrdinalIgnoreCase) == true)
                documents.Add(Parse(content));
        },
        cancellationToken);

    private static XElement Parse(string text)
    {
        try
        {
            return UntrustedXml.Parse(text);
        }
        catch (XmlException exception)
        {
            if (XmlProlog.HasDoctype(text)) throw new RestException(422, "DOCTYPE is disallowed: send the document without it.");
            throw new RestException(
                422,
                "The submitted document is not well-formed XML, "
                + $"line {exception.LineNumber.ToString(System.Globalization.CultureInfo.InvariantCulture)}.");
        }
    }
}
