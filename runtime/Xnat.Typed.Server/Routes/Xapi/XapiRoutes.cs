using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routes.Xapi;

/// <summary>The newer API below <c>/xapi</c>.</summary>
internal sealed class XapiRoutes(Site site)
{
    private readonly SchemaRoutes schemas = new(site);
    private readonly DataTypeRoutes dataTypes = new(site);
    private readonly SiteConfigRoutes siteConfig = new(site);
    private readonly PluginRoutes plugins = new(site);
    private readonly XapiUserRoutes users = new(site);
    private readonly UserMembershipRoutes memberships = new(site);
    private readonly CustomFieldRoutes customFields = new(site);
    private readonly CustomFormRoutes customForms = new(site);
    private readonly XmlUploadRoutes documents = new(site);

    public async Task<Answer?> HandleAsync(XnatRequest request, IReadOnlyList<string> segments, CancellationToken cancellationToken) => segments switch
    {
        ["siteConfig", ..] => await siteConfig.HandleAsync(request, [.. segments.Skip(1)], cancellationToken).ConfigureAwait(false),
        ["schemas", "datatypes", ..] => await dataTypes.HandleAsync(request, [.. segments.Skip(2)], cancellationToken).ConfigureAwait(false),
        ["schemas", ..] => schemas.Handle(request, [.. segments.Skip(1)]),
        ["plugins", ..] => plugins.Handle(request, [.. segments.Skip(1)]),
        ["users", _, "roles" or "groups" or "enabled" or "verified", ..] => await memberships.HandleAsync(request, [.. segments.Skip(1)], cancellationToken).ConfigureAwait(false),
        ["users", ..] => await users.HandleAsync(request, [.. segments.Skip(1)], cancellationToken).ConfigureAwait(false),
        ["custom-fields", ..] => await customFields.HandleAsync(request, [.. segments.Skip(1)], cancellationToken).ConfigureAwait(false),
        ["customforms", ..] => await customForms.HandleAsync(request, [.. segments.Skip(1)], cancellationToken).ConfigureAwait(false),
        ["archive", "upload", "xml"] => await documents.HandleAsync(request, cancellationToken).ConfigureAwait(false),
        [_] or [_, _] => schemas.File(request, segments),
        _ => null,
    };

    public Answer? Schema(XnatRequest request, IReadOnlyList<string> segments) => schemas.File(request, segments);
}
