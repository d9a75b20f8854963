namespace Xnat.Typed.Server.Tests.CustomFields;

public sealed class CustomFieldTests
{
    [Theory]
    [InlineData("projects/P1")]
    [InlineData("subjects/{S}")]
    [InlineData("projects/P1/subjects/S1")]
    [InlineData("experiments/{E}")]
    [InlineData("projects/P1/experiments/E1")]
    [InlineData("projects/P1/subjects/S1/experiments/E1")]
    [InlineData("experiments/{E}/scans/1")]
    [InlineData("projects/P1/experiments/E1/scans/1")]
    [InlineData("projects/P1/subjects/S1/experiments/E1/scans/1")]
    [InlineData("experiments/{E}/assessors/{A}")]
    [InlineData("projects/P1/experiments/E1/assessors/A1")]
    [InlineData("projects/P1/subjects/S1/experiments/E1/assessors/A1")]
    public async Task FieldsAreSetMergedReadAndDeleted(string path)
    {
        await using var server = await StartAsync();
        var fields = Address(path);
        Assert.Equal("{}", await server.GetAsync(fields));

        Assert.Equal(
            (200, "{\"text\":\"1.0\",\"number\":1.50,\"flag\":true,\"nothing\":null,\"list\":[1,\"a\"],\"form\":{\"a\":{\"b\":2}}}"),
            await server.PutAsync(
                fields,
                new StringContent("{\"text\":\"1.0\",\"number\":1.50,\"flag\":true,\"nothing\":null,\"list\":[1,\"a\"],"
                    + "\"form\":{\"a\":{\"b\":2}}}")));
        await server.PutAsync(fields, new StringContent("{\"text\":\"ü & <b>\",\"more\":7}"));

        Assert.Equal(
            "{\"text\":\"ü & <b>\",\"number\":1.50,\"flag\":true,\"nothing\":null,\"list\":[1,\"a\"],\"form\":{\"a\":{\"b\":2}},"
            + "\"more\":7}",
            await server.GetAsync(fields));
        Assert.Equal("{\"text\":\"ü & <b>\",\"more\":7}", await server.GetAsync(fields + "?fieldNames=text&fieldNames=more"));
        Assert.Equal(
            ["ü & <b>", "1.50", "[1,\"a\"]"],
            [await server.GetAsync(fields + "/text"), await server.GetAsync(fields + "/number"), await server.GetAsync(fields + "/list")]);
        using var deleted = await server.SendAsync(HttpMethod.Delete, fields + "/form");
        Assert.Equal(
            "{\"text\":\"ü & <b>\",\"number\":1.50,\"flag\":true,\"nothing\":null,\"list\":[1,\"a\"],\"more\":7}",
            await deleted.Content.ReadAsStringAsync());
        Assert.Empty(server.Server.UnknownRequests);
    }

    [Fact]
    public async Task SingleValueIsPlainText()
    {
        await using var server = await StartAsync();
        await server.PutAsync(Address("projects/P1"), new StringContent("{\"a\":\"b\"}"));

        using var response = await server.SendAsync(HttpMethod.Get, Address("projects/P1") + "/a");

        Assert.Equal("text/plain", response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("projects/P9", 404)]
    [InlineData("projects/P1/subjects/S9", 404)]
    [InlineData("projects/P9/subjects/{S}", 404)]
    [InlineData("experiments/E1", 404)]
    [InlineData("experiments/{E}/scans/9", 404)]
    [InlineData("experiments/{E}/assessors/A9", 404)]
    [InlineData("projects/P1/subjects/S2/experiments/E1", 404)]
    [InlineData("experiments/{E}/resources/R", 400)]
    [InlineData("projects/P1/resources/R", 400)]
    [InlineData("prearchive/P1", 400)]
    public async Task WhatHasNoFieldsSaysSo(string path, int status)
    {
        await using var server = await StartAsync();

        using var response = await server.SendAsync(HttpMethod.Get, Address(path));

        Assert.Equal(status, (int)response.StatusCode);
        if (status == 400)
            Assert.StartsWith("Unsupported Operation: ", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCannotHaveFieldsIsNotGivenAny()
    {
        await using var server = await StartAsync();

        var (status, text) = await server.PutAsync(Address("projects/P1/resources/R"), new StringContent("{\"a\":1}"));

        Assert.Equal(400, status);
        Assert.StartsWith("Unsupported Operation: ", text, StringComparison.Ordinal);
        Assert.Equal(400, await server.DeleteAsync(Address("projects/P1/resources/R") + "/a"));
    }

    [Fact]
    public async Task MissingFieldIsNotFound()
    {
        await using var server = await StartAsync();

        Assert.Equal(404, await server.StatusAsync(Address("projects/P1") + "/a"));
        Assert.Equal(404, await server.DeleteAsync(Address("projects/P1") + "/a"));
    }

    [Fact]
    public async Task BodyMustBeAnObject()
    {
        await using var server = await StartAsync();

        Assert.Equal(400, (await server.PutAsync(Address("projects/P1"), new StringContent("[1]"))).Status);
        Assert.Equal(400, (await server.PutAsync(Address("projects/P1"), new StringContent("{\"a\":"))).Status);
        Assert.Equal(400, (await server.PutAsync(Address("projects/P1"))).Status);
        Assert.Equal(405, (await server.PostAsync(Address("projects/P1"))).Status);
        Assert.Equal("{}", await server.GetAsync(Address("projects/P1")));
    }

    [Fact]
    public async Task SubjectsFieldsMayBeCalledFields()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("fields"));

        Assert.Equal(
            (200, "{\"fields\":1}"),
            await server.PutAsync("/xapi/custom-fields/projects/P1/subjects/fields/fields", new StringContent("{\"fields\":1}")));
        Assert.Equal("1", await server.GetAsync("/xapi/custom-fields/projects/P1/subjects/fields/fields/fields"));
    }

    private static string Address(string path) =>
        "/xapi/custom-fields/"
        + path
            .Replace("{S}", "XNAT_S00001", StringComparison.Ordinal)
            .Replace("{E}", "XNAT_E00001", StringComparison.Ordinal)
            .Replace("{A}", "XNAT_E00002", StringComparison.Ordinal)
        + "/fields";

    private static Task<TestServer> StartAsync() => TestServer.StartAsync(data =>
    {
        var session = data.Project("P1").Subject("S1").Experiment("E1");
        session.Scan("1", "T1");
        session.Assessor("A1");
        data.Project("P1").Subject("S2");
    });
}
