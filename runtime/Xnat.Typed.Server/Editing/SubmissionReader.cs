using System.Text;
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
                documents.Add(await ReadBodyAsync(request, cancellationToken).ConfigureAwait(false));
            else await request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        }

        var submission = new Submission(documents, request.Stored);
        submission.DemandNames();
        return submission;
    }

    private static Task ReadPartsAsync(
        XnatRequest request,
        List<XElement> documents,
        CancellationToken cancellationToken)
    {
        var held = 0L;
        return MultipartParts.ReadAsync(
            request,
            async section =>
            {
                var disposition = section.GetContentDispositionHeader();
                if (disposition?.FileName.Value?.Trim('"').EndsWith(".xml", StringComparison.OrdinalIgnoreCase) != true) return;
                using var bytes = await BoundedBody.ReadAsync(section.Body, held, cancellationToken).ConfigureAwait(false);
                held += bytes.Length;
                documents.Add(Read(bytes, Charset.Of(section.ContentType)));
            },
            cancellationToken);
    }

    private static async Task<XElement> ReadBodyAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        using var bytes = await BoundedBody.ReadAsync(request.Context.Request.Body, cancellationToken).ConfigureAwait(false);
        return Read(bytes, request.Charset);
    }

    /// <summary>The encoding that the request names goes before the one that the document declares (RFC 7303 §3).</summary>
    private static XElement Read(MemoryStream bytes, Encoding? encoding)
    {
        var text = encoding is null or UTF8Encoding ? null : encoding.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        try
        {
            return text is null ? UntrustedXml.Load(bytes) : UntrustedXml.Parse(text);
        }
        catch (XmlException exception)
        {
            text ??= Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
            throw new RestException(422, XmlProlog.HasDoctype(text)
                ? "DOCTYPE is disallowed: send the document without it."
                : UntrustedXml.Reason("The submitted document", exception));
        }
    }
}
