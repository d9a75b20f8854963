using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Xnat.Typed;

/// <summary>The whole of a project as XML, to be sent back without a part of it.</summary>
internal sealed class ProjectDocument
{
    private const string Route = "GET /data/projects/{project}";

    private static readonly XNamespace Xnat = "http://nrg.wustl.edu/xnat";

    private readonly XDocument document;

    private ProjectDocument(XDocument document) => this.document = document;

    /// <summary>Asks for it now.</summary>
    /// <exception cref="XnatContentException">It is no XML, or no project.</exception>
    public static async Task<ProjectDocument> ReadAsync(XnatConnection connection, string project, CancellationToken cancellationToken)
    {
        using var response = await connection.AskAsync(
            token => connection.Administration.Projects.GetDocumentAsync(project, token), ExpectedContent.Text, cancellationToken)
            .ConfigureAwait(false);
        var bytes = await AnswerBytes.ReadAsync(
            response.Content, Route, connection.Options.Limits.DocumentBytes, cancellationToken).ConfigureAwait(false);
        try
        {
            using var reader = XmlReader.Create(
                new MemoryStream(bytes), new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreWhitespace = true });
            var read = XDocument.Load(reader);
            if (read.Root?.Name == Xnat + "Project") return new(read);
        }
        catch (XmlException e)
        {
            throw Other(e);
        }

        throw Other(null);
    }

    /// <summary>Takes a name out of it; <see langword="false"/> if it is not there.</summary>
    public bool RemoveAlias(string alias)
    {
        var list = document.Root!.Element(Xnat + "aliases");
        var found = list?.Elements(Xnat + "alias").Where(element => XnatText.Decode(element.Value) == alias).ToList() ?? [];
        found.Remove();
        if (found.Count > 0 && !list!.HasElements) list.Remove();
        return found.Count > 0;
    }

    /// <summary>Whether another says the same, but for comments, in which XNAT notes its numbers.</summary>
    public bool Says(ProjectDocument other) => XNode.DeepEquals(Plain(document.Root!), Plain(other.document.Root!));

    /// <summary>As the body of a request.</summary>
    public HttpContent ToContent() => new ByteArrayContent(Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting)))
    {
        Headers = { ContentType = new("text/xml") { CharSet = "utf-8" } },
    };

    private static XElement Plain(XElement root)
    {
        var copy = new XElement(root);
        copy.DescendantNodes().OfType<XComment>().Remove();
        return copy;
    }

    private static XnatContentException Other(XmlException? cause) =>
        new($"{Route} answered something that is not the XML of a project; check the address and the proxy before it.", cause)
        {
            Route = Route,
        };
}
