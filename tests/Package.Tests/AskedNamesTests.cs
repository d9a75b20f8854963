using Named;

namespace Xnat.Typed.Package.Tests;

/// <summary>
/// <c>Namespace</c> and <c>Rename</c> of schema items, from the project file through MSBuild to the names in code, by project reference.
/// </summary>
public sealed class AskedNamesTests
{
    /// <summary>What <see cref="AskedNames"/> says, here and in the consumer of the package.</summary>
    public const string Expected = "B7 7.5 dynamic raw 2.5 lab:petData/data-type";

    [Fact]
    public void NamespacesAndNamesAreAsTheSchemaItemsAsk() => Assert.Equal(Expected, AskedNames.All());
}
