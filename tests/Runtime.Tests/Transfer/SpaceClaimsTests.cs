using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Transfer;

public sealed class SpaceClaimsTests
{
    [Fact]
    public void WhatDoesNotFitTogetherIsRefusedBeforeItIsWritten()
    {
        using var folder = new TemporaryFolder();
        var most = new DriveInfo(folder.Path).AvailableFreeSpace / 5 * 3;
        var claims = new SpaceClaims(folder.Path, "folder");

        claims.Claim(most);
        var refusal = Assert.Throws<XnatException>(() => claims.Claim(most));
        claims.Release(most);
        claims.Claim(most);

        Assert.Contains("The disk of folder has", refusal.Message, StringComparison.Ordinal);
    }
}
