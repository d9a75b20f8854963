using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Connection.Polite;

/// <summary>What the client calls itself, and which names HTTP cannot carry.</summary>
public sealed class IntroductionTests
{
    private static readonly XnatCredential Admin = XnatCredential.UserPassword("admin", "admin");

    public static TheoryData<string> Unsendable =>
    [
        "", " ", "MyLab\r\nX-Other: 1", "MyLab\n", "My\tLab", "Mein Labör/1.0", "実験/1.0", "Lab/1.0 (", "Lab)", "a/b/c", "Lab\0",
        "/1.0", " MyLab", "MyLab ", "@Lab", "Lab,Other", new string('x', 257),
    ];

    [Theory]
    [InlineData(null, @"^Xnat\.Typed/\d+\.\d+\.\d+$")]
    [InlineData("MyLab.Export/1.0", @"^MyLab\.Export/1\.0 Xnat\.Typed/\d+\.\d+\.\d+$")]
    [InlineData("MyLab", @"^MyLab Xnat\.Typed/")]
    [InlineData("MyLab.Export/1.0 (nightly; [me@example.org])", @"^MyLab\.Export/1\.0 \(nightly; \[me@example\.org\]\) Xnat\.Typed/")]
    public async Task ApplicationStandsBeforeTheLibraryInEveryRequest(string? name, string expected)
    {
        await using var server = await XnatServer.StartAsync(static data => data.Project("P1"));
        await using (var xnat = await XnatClient.ConnectAsync(server.Url, Admin, new() { ApplicationName = name }))
            await xnat.Projects.GetAsync("P1");

        Assert.True(server.Requests.Count >= 3);
        Assert.All(server.Requests, request => Assert.Matches(expected, request.UserAgent));
    }

    [Theory]
    [MemberData(nameof(Unsendable))]
    public async Task WhatHttpCannotCarryIsRefusedBeforeAnythingIsSent(string name)
    {
        var address = new Uri("https://nowhere.invalid");

        await Assert.ThrowsAsync<ArgumentException>(() => XnatClient.ConnectAsync(address, Admin, new() { ApplicationName = name }));
        await Assert.ThrowsAsync<ArgumentException>(() => XnatClient.ConnectAsync(address, Admin, new() { UserAgent = name }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task NoRequestAtAllIsNoLimit(int most) => await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
        () => XnatClient.ConnectAsync("https://nowhere.invalid", Admin, new() { MaxConcurrentRequests = most }));
}
