using System.Text.Json.Nodes;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Routes.Xapi;

/// <summary>The plugins of a site, which here are the schema folders that it was given: <c>/xapi/plugins</c>.</summary>
internal sealed class PluginRoutes(Site site)
{
    private IEnumerable<IGrouping<string, SchemaFile>> Plugins =>
        site.Schemas.Files.Where(file => !file.IsBundled).GroupBy(file => file.Folder, StringComparer.Ordinal);

    public Answer List(XnatRequest request)
    {
        var all = new JsonObject();
        foreach (var plugin in Plugins) all[plugin.Key] = Bean(plugin.Key, plugin);
        return Answer.Json(all);
    }

    public Answer Show(XnatRequest request)
    {
        var id = request.Values["plugin"];
        var found = Plugins.FirstOrDefault(plugin => plugin.Key == id)
            ?? throw RestException.NotFound($"There is no plugin with the ID: {id}");
        return Answer.Json(Bean(found.Key, found));
    }

    private JsonObject Bean(string folder, IEnumerable<SchemaFile> files)
    {
        var types = site.Types.Named.Where(type =>
            type.XsiType.StartsWith(folder + ":", StringComparison.Ordinal) && type.Source.RootElement is not null);
        return new JsonObject
        {
            ["id"] = folder,
            ["name"] = folder,
            ["version"] = site.Store.Version.ToString(),
            ["pluginClass"] = "",
            ["namespace"] = null,
            ["description"] = $"Schemas {string.Join(", ", files.Select(file => file.Name))}",
            ["beanName"] = folder,
            ["entityPackages"] = new JsonArray(),
            ["logConfigurationFile"] = "",
            ["dataModelBeans"] = new JsonArray([.. types.Select(type => (JsonNode)new JsonObject
            {
                ["type"] = type.XsiType,
                ["singular"] = type.Source.RootElement,
                ["plural"] = type.Source.RootElement + "s"
            })]),
            ["extendedAttributes"] = new JsonObject(),
        };
    }
}
