using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Administration;

public sealed class ProjectAdministrationTests
{
    [Fact]
    public async Task MemberHasOneRoleAndLeaves()
    {
        await using var site = await StartAsync();
        var project = await site.Client.Projects.GetAsync("P1");

        await project.AddMemberAsync("jdoe", ProjectRole.Member);
        await project.AddMemberAsync("jdoe", ProjectRole.Collaborator);

        var member = Assert.Single(await project.MembersAsync(), static member => member.Login == "jdoe");
        Assert.Equal((ProjectRole.Collaborator, "P1_collaborator", "Collaborators"), (member.Role, member.GroupId, member.GroupName));
        Assert.True(await project.RemoveMemberAsync("jdoe"));
        Assert.False(await project.RemoveMemberAsync("jdoe"));
        Assert.DoesNotContain(await project.MembersAsync(), static member => member.Login == "jdoe");
    }

    [Fact]
    public async Task UnknownAccountIsNoMemberThoughTheServerAcceptsIt()
    {
        await using var site = await StartAsync();
        var project = await site.Client.Projects.GetAsync("P1");

        var error = await Assert.ThrowsAsync<XnatContentException>(() => project.AddMemberAsync("nobody-known", ProjectRole.Member));

        Assert.Contains("invites", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody-known", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownGroupIsNotFoundAndNamesThatCannotBeAddressedAreRefused()
    {
        await using var site = await StartAsync();
        var project = await site.Client.Projects.GetAsync("P1");

        await Assert.ThrowsAsync<XnatNotFoundException>(() => project.AddMemberAsync("jdoe", ProjectRole.Custom("readers")));
        await Assert.ThrowsAsync<ArgumentException>("login", () => project.AddMemberAsync("a/b", ProjectRole.Member));
        Assert.Throws<ArgumentException>("name", static () => ProjectRole.Custom(".."));
    }

    [Fact]
    public async Task WhoOwnsNothingIsRefused()
    {
        await using var site = await StartAsync();
        await using var other = await XnatClient.ConnectAsync(site.Server.Url, XnatCredential.UserPassword("jdoe", "secret"));
        var project = await other.Projects.GetAsync("P1");

        await Assert.ThrowsAsync<XnatAccessDeniedException>(() => project.SetAccessibilityAsync(ProjectAccessibility.Private));
        await Assert.ThrowsAsync<XnatAccessDeniedException>(() => project.AddMemberAsync("jdoe", ProjectRole.Owner));
        await Assert.ThrowsAsync<XnatAccessDeniedException>(() => other.Administration.Users.ListAsync());
        await Assert.ThrowsAsync<XnatAccessDeniedException>(() => other.Administration.Site.SetSettingAsync("siteId", "X"));
        await Assert.ThrowsAsync<XnatNotFoundException>(() => other.Administration.Site.SettingAsync("adminEmail"));
    }

    [Theory]
    [InlineData(ProjectAccessibility.Private)]
    [InlineData(ProjectAccessibility.Protected)]
    [InlineData(ProjectAccessibility.Public)]
    public async Task AccessibilityIsReadAsItWasSet(ProjectAccessibility level)
    {
        await using var site = await StartAsync();
        var project = await site.Client.Projects.GetAsync("P1");

        await project.SetAccessibilityAsync(level);

        Assert.Equal(level, await project.AccessibilityAsync());
    }

    [Fact]
    public async Task AliasFindsItsProjectAndIsOneNameOfAll()
    {
        await using var site = await StartAsync();
        var project = await site.Client.Projects.GetAsync("P1");

        await project.AddAliasAsync("first");
        await project.AddAliasAsync("erste");
        await project.AddAliasAsync("first");

        Assert.Equal(["erste", "first"], (await project.AliasesAsync()).Order(StringComparer.Ordinal));
        Assert.Equal("200", (await site.Client.Http.GetAsync("data/projects/erste?format=json")).StatusCode.ToString("D"));
        await Assert.ThrowsAsync<XnatConflictException>(() => project.AddAliasAsync("P2"));
    }

    [Fact]
    public async Task AliasIsTakenAwayAndAllElseStays()
    {
        await using var site = await StartAsync();
        var project = await site.Client.Projects.GetAsync("P1");
        foreach (var alias in new[] { "first", "erste", "a & b" }) await project.AddAliasAsync(alias);
        await project.SetFieldAsync("note", "R&D <b> \"ü\"");
        var subjects = await project.Subjects.CountAsync();

        Assert.False(await project.RemoveAliasAsync("Erste"));
        Assert.True(await project.RemoveAliasAsync("erste"));
        Assert.True(await project.RemoveAliasAsync("a & b"));

        Assert.Equal(["first"], await project.AliasesAsync());
        Assert.Equal("R&D <b> \"ü\"", (await project.FieldsAsync())["note"]);
        Assert.Equal(subjects, await project.Subjects.CountAsync());
        Assert.True(await project.RemoveAliasAsync("first"));
        Assert.Empty(await project.AliasesAsync());
        Assert.Null(await site.Client.Projects.FindAsync("first"));
    }

    [Fact]
    public async Task AliasOfAnothersProjectStays()
    {
        await using var site = await StartAsync();
        await (await site.Client.Projects.GetAsync("P1")).AddAliasAsync("first");
        await (await site.Client.Projects.GetAsync("P1")).SetAccessibilityAsync(ProjectAccessibility.Public);
        await site.Client.Administration.Users.CreateAsync("other", new() { Password = "secret", Email = "o@example.org" });
        await site.Client.Administration.Users.SetEnabledAsync("other", true);
        await site.Client.Administration.Users.SetVerifiedAsync("other", true);
        await using var other = await XnatClient.ConnectAsync(site.Server.Url, XnatCredential.UserPassword("other", "secret"));
        var project = await other.Projects.GetAsync("P1");

        await Assert.ThrowsAsync<XnatAccessDeniedException>(() => project.RemoveAliasAsync("first"));

        Assert.Equal(["first"], await project.AliasesAsync());
    }

    [Fact]
    public async Task WordsInUseAreThoseOfTheProject()
    {
        await using var site = await StartAsync();
        var project = await site.Client.Projects.GetAsync("P1");

        Assert.Equal(["T1"], await project.ScanTypesAsync());
        Assert.Equal(["Scanner A"], await project.ScannersAsync());
        var all = await site.Client.Administration.DataTypes.ScannersAsync();
        Assert.Equal(["Scanner A", "Scanner B"], all.Order(StringComparer.Ordinal));
    }

    private static Task<TestSite> StartAsync() => TestSite.StartAsync(static seed =>
    {
        seed.User("jdoe", "secret");
        var session = seed.Project("P1").Accessibility("public").Subject("S1").Experiment("MR1").With("scanner", "Scanner A");
        session.Scan("1", "T1");
        session.Scan("2", "T1");
        seed.Project("P2").Subject("S1").Experiment("MR1").With("scanner", "Scanner B").Scan("1", "T2");
    });
}
