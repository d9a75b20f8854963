using Xnat.Typed.Server.Editing;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Routing;

/// <summary>
/// Rows for the archive. Their templates are those of <see cref="ArchiveTemplates"/>, their handlers get the path taken apart.
/// </summary>
internal static class ArchiveRoute
{
    /// <summary>A request that reads.</summary>
    public static Route Get(string template, string meaning, Func<RouteHandlers, Func<XnatRequest, ArchivePath, Answer>> handler) =>
        On("GET", template, meaning, async (handlers, request, path, cancellationToken) =>
        {
            if (request.Query["req_format"] == "form") await request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
            return handler(handlers)(request, path);
        });

    public static Route Put(string template, string meaning, Func<EditContext, Answer> edit) => Edit("PUT", template, meaning, edit);

    public static Route Post(string template, string meaning, Func<EditContext, Answer> edit) => Edit("POST", template, meaning, edit);

    public static Route Delete(string template, string meaning, Func<EditContext, Answer> edit) => Edit("DELETE", template, meaning, edit);

    /// <summary>A request by one of several methods, separated by blanks, which sees to its body itself.</summary>
    public static Route On(
        string verbs,
        string template,
        string meaning,
        Func<RouteHandlers, Func<XnatRequest, ArchivePath, CancellationToken, Task<Answer>>> handler) =>
        On(verbs, template, meaning, (handlers, request, path, cancellationToken) => handler(handlers)(request, path, cancellationToken));

    private static Route Edit(string verb, string template, string meaning, Func<EditContext, Answer> edit) =>
        On(verb, template, meaning, (handlers, request, path, cancellationToken) =>
            handlers.Edits.EditAsync(request, path, edit, cancellationToken));

    private static Route On(
        string verbs,
        string template,
        string meaning,
        Func<RouteHandlers, XnatRequest, ArchivePath, CancellationToken, Task<Answer>> handle) =>
        new(verbs.Split(' '), new(Route.Root + template), meaning, async (handlers, request, cancellationToken) =>
        {
            // XNAT has no branch for guests here: nothing is done, and no status is set.
            if (request is { IsGuest: true, Method: "PUT" or "DELETE" }) return Answer.Empty();
            return await handle(handlers, request, ArchivePath.Parse(request.Address, request.IsFolder)!, cancellationToken)
                .ConfigureAwait(false);
        })
        {
            IsArchive = true,
            TakesRest = ArchiveTemplates.TakesRest(template),
            IsEnding = !ArchiveTemplates.TakesRest(template),
        };
}
