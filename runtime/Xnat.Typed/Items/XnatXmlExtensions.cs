using System.Xml.Linq;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Objects as XML documents: all that XNAT knows of them, also what no class has a property for.</summary>
public static class XnatXmlExtensions
{
    /// <summary>
    /// The document of an object as the server has it now. Numbers of rows stand in comments, by which XNAT finds them again when the
    /// document comes back. What this account cannot see is not in it.
    /// </summary>
    /// <param name="item">An object from the server; a resource has no document but its catalog.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">It was deleted, or the account cannot see it any more.</exception>
    public static Task<XDocument> GetXmlAsync(this IXnatEditable item, CancellationToken cancellationToken = default) =>
        DocumentSaving.ReadAsync(Documented(item), cancellationToken);

    /// <summary>
    /// Merges a document into the object that is there, makes sure that the server has afterwards what was sent, and reads the object
    /// anew. What the document leaves out stays as it is. XNAT does not compare the document with its schema: what it does not know is
    /// missing afterwards, and said by the exception.
    /// </summary>
    /// <remarks>
    /// Experiments of a subject, assessors, shares and resources are saved by themselves: they are not sent, and a document that changes
    /// them is refused. A document of <see cref="GetXmlAsync"/> is refused where somebody else changed the object since.
    /// </remarks>
    /// <param name="item">The object, reached through the project that owns it, without changes that were not saved.</param>
    /// <param name="document">The document, usually one that was read, with changes. Its label and ID are those of the object.</param>
    /// <param name="reason">Why, for sites that demand a reason; <see langword="null"/> for what the client's options say.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The document is of another object, or changes parts of this one. Nothing was sent.</exception>
    /// <exception cref="XnatConflictException">
    /// The object was reached through a project that does not own it, or somebody else changed it meanwhile. Nothing was sent.
    /// </exception>
    /// <exception cref="XnatContentException">The server did not keep all of it; the object holds what it kept.</exception>
    /// <exception cref="InvalidOperationException">The object has changes that were not saved, or is not on a server.</exception>
    public static Task PutXmlAsync(
        this IXnatEditable item, XDocument document, string? reason = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        return DocumentSaving.SaveAsync(Documented(item), document, reason, cancellationToken);
    }

    /// <summary>The compiler sees to it, unless somebody's class says so.</summary>
    private static XnatObject Documented(IXnatEditable item)
    {
        var found = XnatObject.Of(item);
        return found is AbstractResource
            ? throw new ArgumentException("XNAT has no document of a resource but its catalog.", nameof(item))
            : found;
    }
}
