namespace Xnat.Typed.Server.Tests.Rights;

public sealed class VisibilityTests
{
    [Fact]
    public async Task ListingsShowWhatTheCallerMayRead()
    {
        await using var server = await StartAsync();
        server.SignInAs("reader");

        // The protected project is known to exist, and what it holds is not.
        Assert.Equal(["Mine", "Open", "Shown"], (await server.RowsAsync("/data/projects")).Select(row => row["ID"]).Order());
        Assert.Equal(["M1", "O1"], (await server.RowsAsync("/data/subjects")).Select(row => row["label"]).Order());
        Assert.Equal(
            ["ME", "OE"], (await server.RowsAsync("/data/experiments?xsiType=xnat:mrSessionData")).Select(row => row["label"]).Order());
    }

    [Fact]
    public async Task ProtectedProjectSaysThatItsSubjectsAreNotReadable()
    {
        await using var server = await StartAsync();
        server.SignInAs("reader");

        using var response = await server.SendAsync(HttpMethod.Get, "/data/projects/Shown/subjects");

        Assert.Equal("Unable to read subjects for Project: Shown", TestServer.Heading(await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task SubjectsOfTheSiteFailWithoutAReadableProject()
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            data.User("reader", "reader");
            data.Project("Hidden").Subject("H1");
        });
        server.SignInAs("reader");

        Assert.Equal(500, await server.StatusAsync("/data/subjects"));
        Assert.Empty(await server.RowsAsync("/data/projects"));
        Assert.Empty(await server.RowsAsync("/data/experiments"));
    }

    [Fact]
    public async Task SharedObjectsAreReadableThroughTheTargetAndBelongToTheOwner()
    {
        await using var server = await StartAsync();
        await server.PutAsync("/data/projects/Hidden/subjects/H1/experiments/HE/projects/Mine?label=guest_session");
        server.SignInAs("member");

        Assert.Equal(
            "HE",
            (await server.ItemAsync("/data/projects/Mine/experiments/guest_session"))
                .GetProperty("data_fields")
                .GetProperty("label")
                .GetString());
        // Its project, its subject and its assessor were not shared with it.
        Assert.Equal(404, await server.StatusAsync("/data/projects/Hidden/experiments/HE/resources"));
        Assert.Equal(404, await server.StatusAsync("/data/projects/Hidden?format=json"));
        Assert.Equal(404, await server.StatusAsync("/data/projects/Mine/subjects/H1?format=json"));
        var id = (await server.RowsAsync("/data/projects/Mine/experiments")).Single(row => row["label"] == "guest_session")["ID"];
        Assert.Equal(["1"], (await server.RowsAsync($"/data/experiments/{id}/scans")).Select(row => row["ID"]));
        Assert.Empty(await server.RowsAsync($"/data/experiments/{id}/assessors"));
        Assert.Equal(404, await server.StatusAsync($"/data/experiments/{id}/assessors/HA?format=json"));
        Assert.DoesNotContain(
            "qcManualAssessorData", (await server.ItemAsync($"/data/experiments/{id}")).GetRawText(), StringComparison.Ordinal);
        // A member of the target may change nothing of it.
        Assert.Equal(403, (await server.PutAsync($"/data/experiments/{id}?xnat:mrSessionData/note=x")).Status);
        Assert.Equal(403, await server.DeleteAsync($"/data/experiments/{id}"));
    }

    [Fact]
    public async Task NestedDocumentsLeaveOutWhatIsHidden()
    {
        await using var server = await StartAsync();
        await server.PutAsync("/data/projects/Hidden/subjects/H1/projects/Mine");
        server.SignInAs("member");

        var subject = (await server.ItemAsync("/data/projects/Mine/subjects/H1")).GetRawText();
        var xml = (await server.XmlAsync("/data/projects/Mine/subjects/H1")).ToString();

        Assert.DoesNotContain("mrSessionData", subject, StringComparison.Ordinal);
        Assert.DoesNotContain("mrSessionData", xml, StringComparison.Ordinal);
        server.SignInAs("admin");
        Assert.Contains(
            "mrSessionData", (await server.ItemAsync("/data/projects/Mine/subjects/H1")).GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reader", "M1 O1")]
    [InlineData("member", "M1 O1")]
    [InlineData("admin", "H1 M1 O1 S1")]
    public async Task SearchesFindWhatTheCallerMayRead(string user, string labels)
    {
        await using var server = await StartAsync();
        server.SignInAs(user);

        var (status, text) = await server.PostAsync("/data/search?format=csv", TestServer.Xml("""
            <xdat:bundle ID="@xnat:subjectData" xmlns:xdat="http://nrg.wustl.edu/security">
            <xdat:root_element_name>xnat:subjectData</xdat:root_element_name>
            <xdat:search_field><xdat:element_name>xnat:subjectData</xdat:element_name><xdat:field_ID>SUBJECT_LABEL</xdat:field_ID>
            <xdat:sequence>0</xdat:sequence><xdat:type>string</xdat:type><xdat:header>Label</xdat:header></xdat:search_field>
            </xdat:bundle>
            """));

        Assert.Equal(200, status);
        Assert.Equal(
            labels.Split(' '), text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0]).Order());
    }

    [Theory]
    [InlineData("reader", 403)]
    [InlineData("member", 403)]
    [InlineData("both", 200)]
    public async Task SharingNeedsRightsInBothProjects(string user, int status)
    {
        await using var server = await StartAsync();
        server.SignInAs(user);

        // Who sees only one of the two is told so.
        var expected = user == "member" ? 404 : status;
        Assert.Equal(
            expected, (await server.PutAsync("/data/projects/Open/subjects/O1/projects/" + (user == "member" ? "Hidden" : "Mine"))).Status);
    }

    [Fact]
    public async Task MovingNeedsTheRightToDelete()
    {
        await using var server = await StartAsync();
        server.SignInAs("both");

        Assert.Equal(403, (await server.PutAsync("/data/projects/Open/subjects/O1/projects/Mine?primary=true")).Status);
        server.SignInAs("admin");
        Assert.Equal(200, (await server.PutAsync("/data/projects/Open/subjects/O1/projects/Mine?primary=true")).Status);
    }

    [Fact]
    public async Task SiteGroupsReachIntoEveryProject()
    {
        await using var server = await StartAsync();
        server.SignInAs("reader");
        Assert.Equal(404, await server.StatusAsync("/data/projects/Hidden?format=json"));

        server.SignInAs("admin");
        await server.PutAsync("/xapi/users/reader/groups/ALL_DATA_ACCESS");
        server.SignInAs("reader");
        Assert.Equal(200, await server.StatusAsync("/data/projects/Hidden/subjects/H1?format=json"));
        Assert.Equal(403, (await server.PutAsync("/data/projects/Hidden/subjects/H1?gender=male")).Status);

        server.SignInAs("admin");
        await server.PutAsync("/xapi/users/reader/groups/ALL_DATA_ADMIN");
        server.SignInAs("reader");
        Assert.Equal(200, (await server.PutAsync("/data/projects/Hidden/subjects/H1?gender=male")).Status);
        // All data is not the site.
        Assert.Equal(403, await server.StatusAsync("/xapi/users/active"));
    }

    [Fact]
    public async Task CreatingProjectsCanBeLeftToAdministrators()
    {
        await using var server = await TestServer.StartAsync(
            data => data.User("reader", "reader"), new() { AllowUsersToCreateProjects = false });
        server.SignInAs("reader");

        Assert.Equal(403, (await server.PutAsync("/data/projects/New")).Status);
        server.SignInAs("admin");
        await server.PostAsync("/xapi/siteConfig/uiAllowNonAdminProjectCreation", new StringContent("true"));
        server.SignInAs("reader");
        Assert.Equal(200, (await server.PutAsync("/data/projects/New?accessibility=protected")).Status);
        Assert.Equal("protected", await server.GetAsync("/data/projects/New/accessibility"));
        Assert.Equal(
            ["New_owner Owners reader"],
            (await server.RowsAsync("/data/projects/New/users")).Select(row => $"{row["GROUP_ID"]} {row["displayname"]} {row["login"]}"));
    }

    private static Task<TestServer> StartAsync() => TestServer.StartAsync(data =>
    {
        foreach (var user in new[] { "reader", "member", "both" }) data.User(user, user);
        data.Project("Mine").Collaborator("reader").Member("member").Member("both").Subject("M1").Experiment("ME");
        data.Project("Open").Accessibility("public").Member("both").Subject("O1").Experiment("OE");
        data.Project("Shown").Accessibility("protected").Subject("S1").Experiment("SE");
        var session = data.Project("Hidden").Subject("H1").Experiment("HE");
        session.Scan("1", "T1");
        session.Assessor("HA");
    });
}
