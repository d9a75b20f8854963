using System.Text.Json;

namespace Xnat.Typed.Server.Tests.Xapi;

public sealed class RoleMapTests
{
    [Fact]
    public async Task EachRoleHasTheLoginsOfThoseWhoHaveIt()
    {
        await using var server = await TestServer.StartAsync(data => data.User("ann", "ann").User("bob", "bob"));
        await server.PutAsync("/xapi/users/ann/roles/Dqr");
        await server.PutAsync("/xapi/users/bob/roles/Dqr");
        await server.PutAsync("/xapi/users/bob/roles/Administrator");

        using var map = JsonDocument.Parse(await server.GetAsync("/xapi/users/rolemap"));

        Assert.Equal("""["ann","bob"]""", map.RootElement.GetProperty("Dqr").GetRawText());
        Assert.Equal("""["admin","bob"]""", map.RootElement.GetProperty("Administrator").GetRawText());
        Assert.Equal("""["Administrator","Dqr"]""", await server.GetAsync("/xapi/users/roles"));
        Assert.Equal("""["ann","bob"]""", await server.GetAsync("/xapi/users/roles/Dqr"));
        Assert.Equal("[]", await server.GetAsync("/xapi/users/roles/Nobody"));
        await server.DeleteAsync("/xapi/users/ann/roles/Dqr");
        Assert.Equal("""["bob"]""", await server.GetAsync("/xapi/users/roles/Dqr"));
    }

    [Theory]
    [InlineData("ann", 403)]
    [InlineData(null, 401)]
    public async Task RolesOfOthersAreTheAdministrators(string? user, int status)
    {
        await using var server = await TestServer.StartAsync(data => data.User("ann", "ann"));
        server.SignInAs(user);

        foreach (var path in new[] { "rolemap", "roles", "roles/Administrator" })
            Assert.Equal(status, await server.StatusAsync("/xapi/users/" + path));
    }
}
