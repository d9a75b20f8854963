using System.Text.Json;

namespace Xnat.Typed.Server.Tests.Site;

public sealed class PluginTests
{
    [Fact]
    public async Task SiteWithoutSchemasOfItsOwnHasNoPlugins()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal("{}", await server.GetAsync("/xapi/plugins"));
        Assert.Equal(404, await server.StatusAsync("/xapi/plugins/lab"));
    }

    [Fact]
    public async Task EachFolderOfSchemasIsAPlugin()
    {
        var folder = Directory.CreateTempSubdirectory("schemas-");
        try
        {
            foreach (var name in new[] { "lab", "other" })
            {
                Directory.CreateDirectory(Path.Combine(folder.FullName, name));
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, name, name + ".xsd"), $$"""
                    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:{{name}}="urn:{{name}}"
                        xmlns:xnat="http://nrg.wustl.edu/xnat" targetNamespace="urn:{{name}}" elementFormDefault="qualified">
                      <xs:import namespace="http://nrg.wustl.edu/xnat" schemaLocation="../xnat/xnat.xsd"/>
                      <xs:element name="Visit" type="{{name}}:visitData"/>
                      <xs:complexType name="visitData"><xs:complexContent>
                      <xs:extension base="xnat:subjectAssessorData"/></xs:complexContent></xs:complexType>
                    </xs:schema>
                    """);
            }

            await using var server = await TestServer.StartAsync(options: new() { SchemaFolders = [folder.FullName] });

            using var plugins = JsonDocument.Parse(await server.GetAsync("/xapi/plugins"));
            Assert.Equal(["lab", "other"], plugins.RootElement.EnumerateObject().Select(plugin => plugin.Name));
            using var lab = JsonDocument.Parse(await server.GetAsync("/xapi/plugins/lab"));
            Assert.Equal("lab:visitData", lab.RootElement.GetProperty("dataModelBeans")[0].GetProperty("type").GetString());
            Assert.Equal(
                [
                    "id", "name", "version", "pluginClass", "namespace", "description", "beanName", "entityPackages",
                    "logConfigurationFile", "dataModelBeans", "extendedAttributes"
                ],
                lab.RootElement.EnumerateObject().Select(field => field.Name));
            var (status, text) = ((int)(await server.SendAsync(
                HttpMethod.Get, "/xapi/plugins/nothing")).StatusCode, await (await server.SendAsync(
                HttpMethod.Get, "/xapi/plugins/nothing")).Content.ReadAsStringAsync());
            Assert.Equal((404, "There is no plugin with the ID: nothing"), (status, text));
            Assert.Contains("lab:visitData", await server.GetAsync("/xapi/schemas/datatypes"), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
