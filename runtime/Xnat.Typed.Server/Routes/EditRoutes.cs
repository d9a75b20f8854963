using Xnat.Typed.Server.Editing;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Routes;

/// <summary>PUT, POST and DELETE of objects.</summary>
internal sealed class EditRoutes(Site site)
{
    /// <summary>Reads what was sent, and changes.</summary>
    public async Task<Answer> EditAsync(
        XnatRequest request, ArchivePath path, Func<EditContext, Answer> edit, CancellationToken cancellationToken)
    {
        var submission = await SubmissionReader.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        return site.Store.Write(() => edit(site.Edit(request, path, submission)));
    }
}
